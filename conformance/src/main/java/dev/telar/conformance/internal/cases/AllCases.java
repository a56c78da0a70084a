package dev.telar.conformance.internal.cases;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The cases of all families.
public final class AllCases {

    private static final List<Family> FAMILIES = List.of(CreationCases::all, UnaryCases::typical,
            UnaryCases::special,
            BinaryCases::typical, BinaryCases::special, BinaryCases::integers, CastCases::typical, CastCases::special,
            ComparisonCases::all, BroadcastCases::all, ReductionCases::all, OrderCases::all, ProductCases::all,
            MovementCases::all,
            WindowCases::all, IndexingCases::all, ActivationCases::all, NeuralCases::all, UpdateCases::all,
            FusedCases::all);

    private static final List<Case> ALL = FAMILIES.stream().flatMap(family -> family.cases().stream()).toList();

    private AllCases() {}

    /// All cases; their values are made when they are asked for.
    public static List<Case> list() {
        return ALL;
    }

    /// For each operation and type one case with more than one result element and less than `size` elements.
    public static Collection<Case> firstOfEach(long size) {
        Map<String, Case> cases = new LinkedHashMap<>();
        for (Case given : ALL) {
            if (given.size() < size && given.op().infer(given.specs()).getFirst().shape().elements() > 1) {
                cases.putIfAbsent(given.operation() + " " + given.dtype(), given);
            }
        }
        return cases.values();
    }
}
