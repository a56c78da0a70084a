package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.HostArray;
import dev.telar.op.Op;

/// A case whose results stand here as literals. They come from definitions, integer arithmetic and tables of mathematics, not from any
/// backend, so that the oracle has a judge as well.
///
/// @param given the case
/// @param ulps how far from the results a backend may be, 0 for to the bit
/// @param results the results
public record Known(Case given, double ulps, List<HostArray> results) {

    static Known exactly(String note, Op op, Input result, Input... inputs) {
        return new Known(new Case(note, op, List.of(inputs)), 0, List.of(result.values()));
    }

    static Known within(double ulps, String note, Op op, Input result, Input... inputs) {
        return new Known(new Case(note, op, List.of(inputs)), ulps, List.of(result.values()));
    }
}
