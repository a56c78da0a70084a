package dev.telar.conformance.internal.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.conformance.internal.cases.AllCases;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.op.ActivationKind;
import dev.telar.op.HostArray;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;

/// The same call gives the same bits: again, when compiled, on another backend of its kind, and for a row whether alone or in a batch.
final class DeterminismChecks {

    /// Enough to be split over threads.
    private static final int LARGE = 50_000;

    /// For the types in which nobody trains.
    private static final int SMALL = 2_000;

    /// As many calls as make a JVM compile what it interpreted at first.
    private static final int UNTIL_WARM = 300;

    private static final int ROWS = 61;
    private static final int COLUMNS = 130;

    private DeterminismChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        largestOfEach().forEach((name, given) -> checks.add(Check.of("again: " + name, _ -> again(given))));
        checks.add(Check.of("cold and warm", _ -> coldAndWarm()));
        checks.add(Check.of("on two backends of a kind", DeterminismChecks::twoBackends));
        rows().forEach((name, program) -> checks.add(Check.of("a row alone has the bits of the row in a batch: " + name,
                _ -> rowAlone(program))));
        return checks;
    }

    /// Each operation's largest case, for that is most likely split over threads.
    private static Map<String, Case> largestOfEach() {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (Case given : AllCases.list()) {
            if (given.size() < (given.dtype() == DType.FLOAT32 ? LARGE : SMALL)) {
                cases.merge(given.operation() + " of " + given.dtype().label(), given,
                        (a, b) -> b.size() > a.size() ? b : a);
            }
        }
        return cases;
    }

    private static List<HostArray> results(Case given) {
        Tensor[] inputs = given.values().stream().map(Tensor::of).toArray(Tensor[]::new);
        return Tensor.apply(given.op(), inputs).stream().map(Tensor::toHost).toList();
    }

    private static void again(Case given) {
        List<HostArray> first = results(given);
        for (int i = 0; i < 2; i++) {
            List<HostArray> next = results(given);
            for (int j = 0; j < first.size(); j++) {
                Same.bits("result " + j + " of " + given.title() + ", called again,", next.get(j), first.get(j));
            }
        }
    }

    private static HostArray program() {
        Tensor x = Tensor.of(Values.normal(1, 12, 30).values());
        Tensor w = Tensor.of(Values.normal(2, 30, 9).values());
        return x.matmul(w).sigmoid().softmax(1).add(x.slice(1, 0, 9).tanh().exp()).sum(0).toHost();
    }

    private static void coldAndWarm() {
        HostArray first = program();
        for (int i = 0; i < UNTIL_WARM; i++) {
            Same.bits("the result of call " + i, program(), first);
        }
    }

    private static void twoBackends(Subject subject) {
        HostArray here = program();
        try (Backend other = subject.another()) {
            Same.bits("the result on another backend", Backends.use(other, DeterminismChecks::program), here);
        }
    }

    private static Map<String, UnaryOperator<Tensor>> rows() {
        Map<String, UnaryOperator<Tensor>> programs = new LinkedHashMap<>();
        programs.put("matmul", x -> x.matmul(normal(2, COLUMNS, 35)));
        programs.put("linear", x -> Tensor.apply(new Linear(ActivationKind.TANH, true), x, normal(2, COLUMNS, 35), normal(3, 35))
                .getFirst());
        programs.put("softmax", x -> x.softmax(1));
        programs.put("log_softmax", x -> x.logSoftmax(1));
        programs.put("layer_norm",
                x -> Tensor.apply(new LayerNorm(1, 1e-3), x, normal(2, COLUMNS), normal(3, COLUMNS)).getFirst());
        programs.put("sum", x -> x.sumKeepDims(1));
        programs.put("gelu", Tensor::gelu);
        programs.put("exp", Tensor::exp);
        return programs;
    }

    private static Tensor normal(long seed, int... sizes) {
        return Tensor.of(Values.normal(seed, sizes).values());
    }

    /// Whoever asks for one prediction gets that of the batch.
    private static void rowAlone(UnaryOperator<Tensor> program) {
        Tensor x = normal(1, ROWS, COLUMNS);
        Tensor all = program.apply(x);
        for (int row : new int[]{0, 1, 30, ROWS - 1}) {
            Same.bits("row " + row + " alone", program.apply(x.slice(0, row, row + 1)), all.slice(0, row, row + 1));
        }
        Same.bits("rows 20 to 26 in a batch of their own", program.apply(x.slice(0, 20, 27)), all.slice(0, 20, 27));
    }
}
