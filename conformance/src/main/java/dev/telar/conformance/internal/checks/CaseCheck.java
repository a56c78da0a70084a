package dev.telar.conformance.internal.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.telar.conformance.View;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.conformance.internal.oracle.Comparison;
import dev.telar.conformance.internal.oracle.Deviation;
import dev.telar.conformance.internal.oracle.Expected;
import dev.telar.conformance.internal.oracle.Oracle;
import dev.telar.op.Fused;
import dev.telar.op.HostArray;
import dev.telar.tensor.Decompositions;
import dev.telar.tensor.Tensor;

/// Runs a case on the backend and compares its results with the oracle's. Whatever comes out, the inputs must be what they were before,
/// byte for byte.
final class CaseCheck {

    private final Case given;
    private final String title;
    private final Placement placement;
    private final boolean whole;

    /// How values come to the backend.
    private interface Placement {

        Tensor place(HostArray values, Subject subject);
    }

    private CaseCheck(Case given, String title, Placement placement, boolean whole) {
        this.given = given;
        this.title = title;
        this.placement = placement;
        this.whole = whole;
    }

    /// As core runs it.
    static Check dense(Case given) {
        return new CaseCheck(given, given.title(), (values, _) -> Tensor.of(values), true).check();
    }

    /// With inputs that are views.
    static Check viewed(Case given, View view) {
        return new CaseCheck(given, given.title() + ", " + view.name().toLowerCase(Locale.ROOT) + " inputs",
                (values, subject) -> subject.view(values, view), true).check();
    }

    /// Operation by operation, even where the backend runs it in one piece.
    static Check decomposed(Case given) {
        return new CaseCheck(given, given.title(), (values, _) -> Tensor.of(values), false).check();
    }

    private Check check() {
        return new Check(title, new Cell(given.operation(), given.dtype()), this::run);
    }

    private Outcome run(Subject subject) throws Exception {
        List<HostArray> values = given.values();
        List<Expected> expected = Oracle.results(given.op(), values, given.dtype());
        return subject.call(() -> {
            List<Tensor> inputs = new ArrayList<>();
            for (HostArray input : values) {
                inputs.add(placement.place(input, subject));
            }
            Attempt attempt = new Attempt(given.op(), title);
            List<Tensor> results = attempt.part(() -> whole
                    ? subject.watch(given.op(), inputs, attempt::ran)
                    : Decompositions.of(given.op(), inputs));
            Deviation deviation = attempt.part(() -> compare(results, expected));
            attempt.require(deviation);
            if (whole && given.op() instanceof Fused fused) {
                attempt.part(() -> requireSameOneByOne(fused, inputs, results, attempt));
            }
            attempt.part(() -> requireUnchanged(inputs, attempt));
            return whole ? Outcome.of(attempt.way(), deviation) : Outcome.PASSED;
        });
    }

    private static Deviation compare(List<Tensor> results, List<Expected> expected) {
        if (results.size() != expected.size()) {
            return new Deviation(0, 0, results.size() + " results, expected " + expected.size());
        }
        Deviation deviation = Deviation.NONE;
        for (int i = 0; i < results.size(); i++) {
            String what = results.size() == 1 ? "the result" : "result " + i;
            deviation = deviation.and(Comparison.of(what, results.get(i).toHost(), expected.get(i)));
        }
        return deviation;
    }

    /// What runs as one means its operations one by one, to the bit.
    private static boolean requireSameOneByOne(Fused op, List<Tensor> inputs, List<Tensor> results, Attempt attempt) {
        List<Tensor> single = Decompositions.of(op, inputs);
        for (int i = 0; i < results.size(); i++) {
            Deviation deviation = Comparison.of("result " + i, results.get(i).toHost(), Expected.exactly(single.get(i).toHost()));
            if (deviation.mismatch() != null) {
                attempt.fail(deviation.mismatch() + ", as the operations give one by one");
            }
        }
        return true;
    }

    private boolean requireUnchanged(List<Tensor> inputs, Attempt attempt) {
        List<HostArray> before = given.values();
        for (int i = 0; i < inputs.size(); i++) {
            Deviation deviation = Comparison.of("input " + i, inputs.get(i).toHost(), Expected.exactly(before.get(i)));
            if (deviation.mismatch() != null) {
                attempt.fail(deviation.mismatch() + ", as before the operation: no operation may change its inputs");
            }
        }
        return true;
    }
}
