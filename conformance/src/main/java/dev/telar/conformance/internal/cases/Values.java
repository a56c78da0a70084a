package dev.telar.conformance.internal.cases;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Inputs, the same at every run.
public final class Values {

    /// Zeros of both signs, halves, NaN, infinities, subnormals, and what overflows, squared or as an exponent or cast to an integer.
    private static final float[] SPECIAL = {0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, 2.5f, -2.5f, Float.NaN, Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, -Float.MIN_NORMAL, 1e-40f, -1e-40f,
            Float.MAX_VALUE, -Float.MAX_VALUE, 1e-20f, -1e-20f, 1e20f, -1e20f, 88.7f, -87.3f, 100f, -100f, 255f, 256f, 0x1p23f,
            0x1p24f, 3e9f, -3e9f};

    /// What FLOAT64 has beyond that.
    private static final double[] SPECIAL_WIDE = {Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 1e-310,
            Double.MAX_VALUE, -Double.MAX_VALUE, 1e-160, 1e160, 709.7, -745.1, 0x1p53, 0x1p31, -0x1p31 - 1, 1e-50, 3.5e38};

    private static final int[] EDGES = {0, 1, -1, 2, -2, 3, 7, -7, 255, 256, (1 << 24) + 1, 1 << 30,
            Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE, Integer.MIN_VALUE + 1};

    /// Where the mantissas of [#everyExponent] lie: at both ends and two places between, the last of them a tie for rounding to a half.
    private static final double[] MANTISSAS = {1, 1.2345678, 1.5, 1.9999999};

    private Values() {}

    static HostArray filled(TensorSpec spec, IntToDoubleFunction value) {
        HostArray values = HostArray.allocate(spec);
        int n = spec.shape().count();
        switch (values.array()) {
            case float[] a -> {
                for (int i = 0; i < n; i++) {
                    a[i] = (float) value.applyAsDouble(i);
                }
            }
            case double[] a -> {
                for (int i = 0; i < n; i++) {
                    a[i] = value.applyAsDouble(i);
                }
            }
            case int[] a -> {
                for (int i = 0; i < n; i++) {
                    a[i] = (int) value.applyAsDouble(i);
                }
            }
            default -> {
                byte[] a = values.bytes();
                for (int i = 0; i < n; i++) {
                    a[i] = (byte) (int) value.applyAsDouble(i);
                }
            }
        }
        return values;
    }

    /// Each element by its index in row-major order.
    static Input each(DType dtype, IntToDoubleFunction value, int... sizes) {
        TensorSpec spec = new TensorSpec(Shape.of(sizes), dtype);
        return new Input(spec, () -> filled(spec, value));
    }

    /// Elements drawn one after the other.
    private static Input drawn(DType dtype, long seed, ToDoubleFunction<Random> draw, int... sizes) {
        TensorSpec spec = new TensorSpec(Shape.of(sizes), dtype);
        return new Input(spec, () -> {
            Random random = new Random(seed);
            return filled(spec, _ -> draw.applyAsDouble(random));
        });
    }

    /// Standard normal numbers; FLOAT64 ones have more digits than FLOAT32 holds.
    public static Input normal(DType dtype, long seed, int... sizes) {
        return drawn(dtype, seed, Random::nextGaussian, sizes);
    }

    /// Standard normal FLOAT32 numbers.
    public static Input normal(long seed, int... sizes) {
        return normal(DType.FLOAT32, seed, sizes);
    }

    /// Normal numbers times a factor.
    static Input scaled(DType dtype, double factor, long seed, int... sizes) {
        return drawn(dtype, seed, random -> factor * random.nextGaussian(), sizes);
    }

    /// Numbers between `low` and `high`.
    public static Input uniform(DType dtype, double low, double high, long seed, int... sizes) {
        return drawn(dtype, seed, random -> low + (high - low) * random.nextDouble(), sizes);
    }

    /// Numbers between 0.1 and 1.1, for logarithms and roots.
    public static Input positive(DType dtype, long seed, int... sizes) {
        return uniform(dtype, 0.1, 1.1, seed, sizes);
    }

    /// Whole numbers from `low` (inclusive) to `high` (exclusive).
    public static Input whole(DType dtype, int low, int high, long seed, int... sizes) {
        return drawn(dtype, seed, random -> random.nextInt(low, high), sizes);
    }

    /// Indices 0 … bound − 1.
    public static Input indices(long seed, int bound, int... sizes) {
        return whole(DType.INT32, 0, bound, seed, sizes);
    }

    /// Typical values of a type: normal ones, integers of up to three digits, any byte, both truths.
    public static Input typical(DType dtype, long seed, int... sizes) {
        return switch (dtype) {
            case FLOAT32, FLOAT64 -> normal(dtype, seed, sizes);
            case INT32 -> whole(dtype, -999, 1000, seed, sizes);
            case UINT8 -> whole(dtype, 0, 256, seed, sizes);
            case BOOL -> whole(dtype, 0, 2, seed, sizes);
        };
    }

    /// Few different values, so that many are equal.
    static Input ties(DType dtype, long seed, int... sizes) {
        return whole(dtype, 0, dtype == DType.BOOL ? 2 : 3, seed, sizes);
    }

    /// Rows of positive numbers that add up to about 1.
    static Input probabilities(DType dtype, long seed, int rows, int columns) {
        TensorSpec spec = new TensorSpec(Shape.of(rows, columns), dtype);
        return new Input(spec, () -> {
            double[] drawn = positive(DType.FLOAT64, seed, rows, columns).values().doubles();
            return filled(spec, i -> {
                double sum = 0;
                for (int c = 0; c < columns; c++) {
                    sum += drawn[i / columns * columns + c];
                }
                return drawn[i] / sum;
            });
        });
    }

    /// The numbers that go wrong.
    static Input special(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> Input.of(SPECIAL);
            case FLOAT64 -> {
                double[] all = new double[SPECIAL.length + SPECIAL_WIDE.length];
                for (int i = 0; i < SPECIAL.length; i++) {
                    all[i] = SPECIAL[i];
                }
                System.arraycopy(SPECIAL_WIDE, 0, all, SPECIAL.length, SPECIAL_WIDE.length);
                yield Input.of(all);
            }
            case INT32 -> Input.of(EDGES);
            case UINT8 -> Input.bytes(dtype, 0, 1, 2, 127, 128, 254, 255);
            case BOOL -> Input.bytes(dtype, 0, 1);
        };
    }

    /// The same as a column, to make all pairs with [#special].
    static Input specialColumn(DType dtype) {
        Input row = special(dtype);
        return row.shaped(row.spec().shape().count(), 1);
    }

    /// All powers of two that the type holds, the subnormal ones included, times some mantissas, with both signs.
    static Input everyExponent(DType dtype) {
        int low = dtype == DType.FLOAT32 ? -149 : -1074;
        int high = dtype == DType.FLOAT32 ? Float.MAX_EXPONENT : Double.MAX_EXPONENT;
        int n = high - low + 1;
        return each(dtype, i -> {
            double sign = i % 2 == 0 ? 1 : -1;
            return sign * Math.scalb(MANTISSAS[i / 2 % MANTISSAS.length], low + i / 2 / MANTISSAS.length);
        }, 2 * n * MANTISSAS.length);
    }

    /// `count` numbers at equal distances.
    static Input range(DType dtype, double low, double high, int count) {
        return each(dtype, i -> low + (high - low) * i / (count - 1), count);
    }

    /// Rows that are all equal.
    static Input equalRows(DType dtype, long seed, int rows, int columns) {
        TensorSpec spec = new TensorSpec(Shape.of(rows, columns), dtype);
        return new Input(spec, () -> {
            HostArray row = typical(DType.FLOAT64, seed, columns).values();
            return filled(spec, i -> row.doubles()[i % columns]);
        });
    }
}
