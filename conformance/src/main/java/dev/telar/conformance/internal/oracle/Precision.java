package dev.telar.conformance.internal.oracle;

import org.jspecify.annotations.Nullable;

import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;

/// How a floating type rounds.
public enum Precision {
    /// IEEE 754 binary32, 24 digits.
    FLOAT32(0x1p-24, Float.MIN_NORMAL, Float.MAX_VALUE),
    /// IEEE 754 binary64, 53 digits.
    FLOAT64(0x1p-53, Double.MIN_NORMAL, Double.MAX_VALUE);

    private final double roundoff;
    private final double leastNormal;
    private final double greatest;

    Precision(double roundoff, double leastNormal, double greatest) {
        this.roundoff = roundoff;
        this.leastNormal = leastNormal;
        this.greatest = greatest;
    }

    /// The precision of a floating type.
    public static Precision of(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> FLOAT32;
            case FLOAT64 -> FLOAT64;
            case INT32, UINT8, BOOL -> throw new IllegalArgumentException(dtype + " does not round");
        };
    }

    /// ε, the greatest relative error of one rounding: half the distance of 1 and its successor.
    public double roundoff() {
        return roundoff;
    }

    /// Below it numbers lose digits (gradual underflow).
    public double leastNormal() {
        return leastNormal;
    }

    /// Above it there is only ∞.
    public double greatest() {
        return greatest;
    }

    /// The nearest number of this type.
    public double rounded(double x) {
        return this == FLOAT32 ? (float) x : x;
    }

    /// The distance of a number of this type to the next greater one.
    public double ulp(double x) {
        return this == FLOAT32 ? Math.ulp((float) x) : Math.ulp(x);
    }

    /// For each element *y* of a FLOAT64 tensor a multiple of ulp(y); 0 where y is not finite.
    Tensor ulps(Tensor y, double count) {
        double[] values = y.toHost().doubles();
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            double ulp = ulp(values[i]);
            result[i] = Double.isFinite(ulp) ? count * ulp : 0;
        }
        return Tensor.of(HostArray.of(y.shape(), result));
    }

    /// For each element *y* of a FLOAT64 tensor its distance to the nearest number of this type; null if all are such numbers.
    @Nullable
    Tensor missed(Tensor y) {
        double[] values = y.toHost().doubles();
        double[] result = new double[values.length];
        boolean any = false;
        for (int i = 0; i < result.length; i++) {
            result[i] = missed(values[i]);
            any |= result[i] != 0;
        }
        return any ? Tensor.of(HostArray.of(y.shape(), result)) : null;
    }

    private double missed(double y) {
        double distance = Math.abs(y - rounded(y));
        return Double.isFinite(distance) ? distance : 0;
    }

    /// For each element *y* of a FLOAT64 tensor what correct rounding adds to the error that it has already: half an ulp, or where it has
    /// none its distance to the nearest number of this type.
    Tensor correct(Tensor y, Tensor error) {
        double[] values = y.toHost().doubles();
        double[] errors = error.toHost().doubles();
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            double half = ulp(values[i]) / 2;
            result[i] = errors[i] == 0 ? missed(values[i]) : Double.isFinite(half) ? half : 0;
        }
        return Tensor.of(HostArray.of(y.shape(), result));
    }
}
