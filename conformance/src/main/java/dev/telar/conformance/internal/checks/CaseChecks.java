package dev.telar.conformance.internal.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.telar.conformance.View;
import dev.telar.conformance.internal.cases.AllCases;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.conformance.internal.cases.Family;
import dev.telar.op.Composite;

/// Cases as checks.
final class CaseChecks {

    /// Views of larger tensors would say no more and take long.
    private static final int SMALL = 4000;

    private CaseChecks() {}

    /// The cases of some families, as core runs them.
    static List<Check> of(Family... families) {
        return Stream.of(families).flatMap(family -> family.cases().stream()).filter(given -> !given.isEmpty())
                .map(CaseCheck::dense).toList();
    }

    /// The cases of all families in which nothing is computed, since an input or a result has no element.
    static List<Check> empty() {
        return AllCases.list().stream().filter(Case::isEmpty).map(CaseCheck::dense).toList();
    }

    /// All small cases with inputs that are views, each of a kind that its title chooses, so that it stays the same when cases are added.
    static List<Check> viewed() {
        List<Check> checks = new ArrayList<>();
        for (Case given : AllCases.list()) {
            List<View> views = views(given);
            if (given.size() > 1 && given.size() <= SMALL && !views.isEmpty()) {
                checks.add(CaseCheck.viewed(given, views.get(Math.floorMod(given.title().hashCode(), views.size()))));
            }
        }
        return checks;
    }

    /// A scalar has no view, and a vector cannot be transposed.
    private static List<View> views(Case given) {
        int rank = given.specs().stream().mapToInt(spec -> spec.shape().rank()).max().orElse(0);
        return Stream.of(View.values()).filter(view -> rank > (view == View.TRANSPOSED ? 1 : 0)).toList();
    }

    /// All small cases of composites, operation by operation.
    static List<Check> decomposed() {
        return AllCases.list().stream().filter(given -> given.op() instanceof Composite && given.size() <= SMALL)
                .map(CaseCheck::decomposed).toList();
    }
}
