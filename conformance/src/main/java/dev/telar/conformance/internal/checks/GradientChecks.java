package dev.telar.conformance.internal.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.telar.conformance.internal.cases.AllCases;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.op.Composite;
import dev.telar.op.StopGradient;
import dev.telar.shape.TensorSpec;

/// Gradients of the first order of all small cases of composites and of some of each differentiable primitive, and gradients of gradients.
final class GradientChecks {

    /// Larger cases would say no more and take long.
    private static final int SMALL = 700;

    /// How many cases of each primitive, and of each composite for the second order.
    private static final int FEW = 3;

    private GradientChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        Map<String, Integer> firsts = new HashMap<>();
        Map<String, Integer> seconds = new HashMap<>();
        for (Case given : AllCases.list()) {
            if (!says(given)) {
                continue;
            }
            String key = given.operation() + given.dtype();
            if (given.op() instanceof Composite || firsts.merge(key, 1, Integer::sum) <= FEW) {
                add(given, 1, checks);
            }
            if (given.op() instanceof Composite && given.size() > 2 && seconds.merge(key, 1, Integer::sum) <= FEW) {
                add(given, 2, checks);
            }
        }
        return checks;
    }

    /// Whether the gradient says something: floating results of finite inputs.
    private static boolean says(Case given) {
        return given.dtype().isFloating() && !given.inputs().isEmpty() && given.size() <= SMALL
                && !(given.op() instanceof StopGradient)
                && !given.note().contains("special") && !given.note().contains("NaN") && !given.note().contains("nfinit");
    }

    private static void add(Case given, int order, List<Check> checks) {
        List<TensorSpec> results = given.op().infer(given.specs());
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).dtype().isFloating()) {
                checks.add(new GradientCheck(given, i, order).check());
            }
        }
    }
}
