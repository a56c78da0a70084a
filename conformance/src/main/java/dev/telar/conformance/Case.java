package dev.telar.conformance;

import java.util.List;

import dev.telar.op.HostArray;
import dev.telar.op.Op;

/// One check: an operation on given inputs.
///
/// @param name what is special about it
/// @param op the operation
/// @param inputs its inputs
/// @param terms how many terms each element of the result adds up, 1 where it does not
record Case(String name, Op op, List<HostArray> inputs, int terms) {

    static Case of(String name, Op op, HostArray... inputs) {
        return new Case(name, op, List.of(inputs), 1);
    }

    static Case sum(String name, Op op, int terms, HostArray... inputs) {
        return new Case(name, op, List.of(inputs), terms);
    }

    String title() {
        StringBuilder title = new StringBuilder(op.name()).append(' ').append(name);
        for (HostArray input : inputs) {
            title.append(' ').append(input.spec());
        }
        return title.append(' ').append(op).toString();
    }
}
