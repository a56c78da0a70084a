package dev.telar.conformance.internal.oracle;

import dev.telar.op.HostArray;
import dev.telar.shape.DType;

/// FLOAT32 values as FLOAT64, which holds them all.
public final class Wide {

    private Wide() {}

    /// FLOAT32 as FLOAT64, every other type as it is.
    public static HostArray of(HostArray values) {
        return values.spec().dtype() == DType.FLOAT32 ? HostArray.of(values.spec().shape(), doubles(values)) : values;
    }

    /// The values of an array of a floating type.
    static double[] doubles(HostArray values) {
        if (values.spec().dtype() == DType.FLOAT64) {
            return values.doubles();
        }
        float[] from = values.floats();
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i];
        }
        return to;
    }
}
