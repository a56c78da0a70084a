package dev.telar.conformance.internal.oracle;

import org.jspecify.annotations.Nullable;

import dev.telar.op.HostArray;
import dev.telar.shape.TensorSpec;

/// What one result of a backend must be.
///
/// @param spec its shape and type
/// @param values the values: of its own type where they are to be met to the bit, otherwise FLOAT64
/// @param allowed how far from them each element may be; null for to the bit
/// @param elementwise whether errors are told in ulp of each element, rather than of the greatest
/// @param rule where the allowed distance comes from, for messages
public record Expected(TensorSpec spec, HostArray values, double @Nullable [] allowed, boolean elementwise, String rule) {

    /// Values to be met to the bit; only the payload of a NaN is free.
    public static Expected exactly(HostArray values) {
        return new Expected(values.spec(), values, null, true, "to the bit");
    }

    /// Values to be met within some units in the last place, or to the bit for 0 of them.
    public static Expected within(HostArray values, double ulps) {
        if (ulps == 0 || !values.spec().dtype().isFloating()) {
            return exactly(values);
        }
        Precision precision = Precision.of(values.spec().dtype());
        double[] right = Wide.doubles(values);
        double[] allowed = new double[right.length];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = ulps * precision.ulp(right[i]);
        }
        return new Expected(values.spec(), Wide.of(values), allowed, true, ulps + " ulp");
    }
}
