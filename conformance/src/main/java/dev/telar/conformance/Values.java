package dev.telar.conformance;

import java.util.Random;

import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Inputs of cases, the same at every run.
final class Values {

    private static final float[] SPECIAL = {0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, 2.5f, -2.5f, Float.NaN, Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, -Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, 1e-20f,
            -1e-20f, 1e20f, 88.7f, -87.3f,
            100f, -100f, 0x1p23f, 3e9f, -3e9f};

    private Values() {}

    static HostArray normal(long seed, int... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(seed);
        float[] values = new float[shape.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return HostArray.of(shape, values);
    }

    /// Numbers between 0.1 and 1.1, for logarithms and roots.
    static HostArray positive(long seed, int... sizes) {
        HostArray values = normal(seed, sizes);
        float[] array = values.floats();
        for (int i = 0; i < array.length; i++) {
            array[i] = 0.1f + Math.abs(array[i]) % 1f;
        }
        return values;
    }

    /// Rows of probabilities.
    static HostArray probabilities(long seed, int rows, int columns) {
        HostArray values = positive(seed, rows, columns);
        float[] array = values.floats();
        for (int r = 0; r < rows; r++) {
            float sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += array[r * columns + c];
            }
            for (int c = 0; c < columns; c++) {
                array[r * columns + c] /= sum;
            }
        }
        return values;
    }

    /// Zeros of both signs, NaN, infinities, subnormals, and what overflows.
    static HostArray special() {
        return HostArray.of(Shape.of(SPECIAL.length), SPECIAL.clone());
    }

    /// All pairs of special values: the first of each.
    static HostArray specialRows() {
        return HostArray.of(Shape.of(SPECIAL.length, 1), SPECIAL.clone());
    }

    static HostArray ints(long seed, int bound, int... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(seed);
        int[] values = new int[shape.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(-bound, bound);
        }
        return HostArray.of(shape, values);
    }

    static HostArray indices(long seed, int bound, int... sizes) {
        HostArray values = ints(seed, bound, sizes);
        int[] array = values.ints();
        for (int i = 0; i < array.length; i++) {
            array[i] = Math.floorMod(array[i], bound);
        }
        return values;
    }

    static HostArray bytes(long seed, DType dtype, int... sizes) {
        Shape shape = Shape.of(sizes);
        byte[] values = new byte[shape.count()];
        new Random(seed).nextBytes(values);
        for (int i = 0; i < values.length && dtype == DType.BOOL; i++) {
            values[i] &= 1;
        }
        return HostArray.of(new TensorSpec(shape, dtype), values);
    }

    static HostArray of(DType dtype, long seed, int... sizes) {
        return switch (dtype) {
            case FLOAT32 -> normal(seed, sizes);
            case FLOAT64 -> doubles(normal(seed, sizes));
            case INT32 -> ints(seed, 1000, sizes);
            case UINT8, BOOL -> bytes(seed, dtype, sizes);
        };
    }

    static HostArray scalar(float value) {
        return HostArray.of(Shape.scalar(), new float[]{value});
    }

    /// FLOAT32 as FLOAT64, everything else as it is.
    static HostArray doubles(HostArray values) {
        if (values.spec().dtype() != DType.FLOAT32) {
            return values;
        }
        float[] from = values.floats();
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i];
        }
        return HostArray.of(values.spec().shape(), to);
    }

    static HostArray absolute(HostArray values) {
        if (values.spec().dtype() != DType.FLOAT64) {
            return values;
        }
        double[] to = values.doubles().clone();
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.abs(to[i]);
        }
        return HostArray.of(values.spec().shape(), to);
    }
}
