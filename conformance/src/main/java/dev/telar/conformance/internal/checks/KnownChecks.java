package dev.telar.conformance.internal.checks;

import java.util.List;

import dev.telar.conformance.internal.cases.Known;
import dev.telar.conformance.internal.cases.KnownCases;
import dev.telar.conformance.internal.oracle.Comparison;
import dev.telar.conformance.internal.oracle.Deviation;
import dev.telar.conformance.internal.oracle.Expected;
import dev.telar.tensor.Tensor;

/// Results that stand in the kit as literals.
final class KnownChecks {

    private KnownChecks() {}

    static List<Check> all() {
        return KnownCases.all().stream().map(KnownChecks::check).toList();
    }

    private static Check check(Known known) {
        Cell cell = new Cell(known.given().operation(), known.given().dtype());
        return new Check(known.given().title(), cell, subject -> run(known, subject));
    }

    private static Outcome run(Known known, Subject subject) throws Exception {
        return subject.call(() -> {
            Attempt attempt = new Attempt(known.given().op(), known.given().title());
            List<Tensor> inputs = known.given().values().stream().map(Tensor::of).toList();
            Deviation deviation = attempt.part(() -> {
                List<Tensor> results = subject.watch(known.given().op(), inputs, attempt::ran);
                Deviation sum = Deviation.NONE;
                for (int i = 0; i < results.size(); i++) {
                    Expected expected = Expected.within(known.results().get(i), known.ulps());
                    sum = sum.and(Comparison.of("result " + i, results.get(i).toHost(), expected));
                }
                return sum;
            });
            attempt.require(deviation);
            return Outcome.of(attempt.way(), deviation);
        });
    }
}
