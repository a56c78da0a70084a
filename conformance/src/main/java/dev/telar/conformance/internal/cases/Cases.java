package dev.telar.conformance.internal.cases;

import java.util.ArrayList;
import java.util.List;

import dev.telar.op.Op;

/// A list of cases in the making.
final class Cases {

    private final List<Case> cases = new ArrayList<>();

    void add(String note, Op op, Input... inputs) {
        cases.add(new Case(note, op, List.of(inputs)));
    }

    List<Case> list() {
        return List.copyOf(cases);
    }
}
