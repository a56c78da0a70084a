package dev.telar.backend.simd.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.backend.simd.BothKernels;
import dev.telar.backend.simd.scalar.ScalarElementwise;
import dev.telar.op.ActivationKind;
import dev.telar.op.BinaryKind;
import dev.telar.op.CompareKind;
import dev.telar.op.UnaryKind;

/// Functions of elements: vectors and twins give the same bits, cold and warm, at every place; and the functions are as exact as their essay says.
class ElementwiseTest {

    private static final ElementwiseKernel TWIN = new ScalarElementwise();

    private static final float[] SPECIAL = {0f, -0f, 1f, -1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            -Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 88.7228f,
            88.73f, -87.4f, -103.9f, -104f,
            8192f, 8193f, 1e10f, 0x1p23f, 0x1.8p23f, 0.625f, 0.99999994f, 16f, 40f, 41f};

    @ParameterizedTest
    @EnumSource(value = UnaryKind.class, names = {"NOT", "IS_NAN"}, mode = EnumSource.Mode.EXCLUDE)
    void unary_everyKind_hasTheTwinsBits(UnaryKind kind) {
        same((kernel, x, y, n) -> kernel.unary(kind, x, 3, y, 3, n));
    }

    @ParameterizedTest
    @EnumSource(ActivationKind.class)
    void activation_everyKind_hasTheTwinsBits(ActivationKind kind) {
        same((kernel, x, y, n) -> kernel.activation(kind, x, 3, y, 3, n));
    }

    @ParameterizedTest
    @EnumSource(ActivationKind.class)
    void gradient_everyKind_hasTheTwinsBits(ActivationKind kind) {
        same((kernel, x, y, n) -> kernel.gradient(kind, x, 3, x, 2, y, 3, n));
    }

    @ParameterizedTest
    @EnumSource(value = BinaryKind.class, names = {"ADD", "SUB", "MUL", "DIV", "MOD", "POW", "ATAN2", "MAX", "MIN"})
    void binary_everyKindAndStep_hasTheTwinsBits(BinaryKind kind) {
        same((kernel, x, y, n) -> kernel.binary(kind, x, 3, 1, x, 1, 1, y, 3, n));
        same((kernel, x, y, n) -> kernel.binary(kind, x, 3, 1, x, 7, 0, y, 3, n));
        same((kernel, x, y, n) -> kernel.binary(kind, x, 8, 0, x, 3, 1, y, 3, n));
        same((kernel, x, y, n) -> kernel.binary(kind, x, 5, 0, x, 6, 0, y, 3, n));
    }

    /// A vector that C2 does not keep in a register is an object of 144 bytes; then a function takes ten times as long.
    @ParameterizedTest
    @MethodSource("functions")
    void function_onceWarm_makesNoObjects(String name, Run run) {
        float[] x = new float[2000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i * 0.01f - 10;
        }
        float[] y = new float[2000];
        for (Kernels kernels : BothKernels.all()) {
            long bytes = Long.MAX_VALUE;
            long end = System.nanoTime() + 20_000_000_000L;
            while (bytes > 1000 && System.nanoTime() < end) {
                bytes = allocated(() -> run.on(kernels.elementwise(), x, y, 1990));
            }
            assertThat(bytes).as("%s of %s: bytes of 100 calls", name, kernels.description()).isLessThanOrEqualTo(1000);
        }
    }

    private static long allocated(Runnable run) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            run.run();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    static Stream<Arguments> functions() {
        List<Arguments> all = new ArrayList<>();
        for (UnaryKind kind : UnaryKind.values()) {
            if (kind != UnaryKind.NOT && kind != UnaryKind.IS_NAN && kind != UnaryKind.TAN) {
                all.add(function(kind.label(), (kernel, x, y, n) -> kernel.unary(kind, x, 3, y, 3, n)));
            }
        }
        for (BinaryKind kind : List.of(BinaryKind.ADD, BinaryKind.DIV, BinaryKind.MAX)) {
            all.add(function(kind.label(), (kernel, x, y, n) -> kernel.binary(kind, x, 3, 1, x, 1, 1, y, 3, n)));
        }
        for (ActivationKind kind : ActivationKind.values()) {
            all.add(function(kind + " activation", (kernel, x, y, n) -> kernel.activation(kind, x, 3, y, 3, n)));
            all.add(function(kind + " gradient", (kernel, x, y, n) -> kernel.gradient(kind, x, 3, x, 2, y, 3, n)));
        }
        for (CompareKind kind : CompareKind.values()) {
            all.add(function(kind + " comparison", (kernel, x, y, n) -> kernel.compare(kind, x, 3, 1, x, 1, 1, y, 3, n)));
        }
        all.add(function("choose", (kernel, x, y, n) -> kernel.choose(x, 3, x, 1, 1, x, 2, 0, y, 3, n)));
        all.add(function("normalize", (kernel, x, y, n) -> kernel.normalize(x, 3, 1, 2, x, x, y, 3, n)));
        return all.stream();
    }

    private static Arguments function(String name, Run run) {
        return Arguments.of(name, run);
    }

    @ParameterizedTest
    @EnumSource(CompareKind.class)
    void compare_everyKindAndStep_hasTheTwinsBits(CompareKind kind) {
        same((kernel, x, y, n) -> kernel.compare(kind, x, 3, 1, x, 1, 1, y, 3, n));
        same((kernel, x, y, n) -> kernel.compare(kind, x, 3, 1, x, 7, 0, y, 3, n));
        same((kernel, x, y, n) -> kernel.compare(kind, x, 8, 0, x, 3, 1, y, 3, n));
        same((kernel, x, y, n) -> kernel.compare(kind, x, 5, 0, x, 6, 0, y, 3, n));
    }

    @Test
    void choose_everyStep_hasTheTwinsBits() {
        for (int aStep : new int[]{0, 1}) {
            for (int bStep : new int[]{0, 1}) {
                same((kernel, x, y, n) -> kernel.choose(x, 0, x, 3, aStep, x, 5, bStep, y, 3, n));
            }
        }
    }

    @Test
    void normalize_hasTheTwinsBits() {
        same((kernel, x, y, n) -> kernel.normalize(x, 3, 0.7f, 1.3f, x, x, y, 3, n));
    }

    interface Run {
        void on(ElementwiseKernel kernel, float[] x, float[] y, int n);
    }

    /// Many lengths and offsets, often enough that the JIT takes over on the way.
    private static void same(Run run) {
        Random random = new Random(7);
        for (Kernels kernels : BothKernels.all()) {
            for (int round = 0; round < 300; round++) {
                int n = round < 100 ? round : random.nextInt(600);
                float[] x = values(random, n + 10);
                float[] expected = new float[n + 10];
                float[] actual = new float[n + 10];
                run.on(TWIN, x, expected, n);
                run.on(kernels.elementwise(), x, actual, n);
                for (int i = 0; i < actual.length; i++) {
                    if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
                        assertThat(actual[i]).as("%s, element %d of %d, x = %s", kernels.description(), i, n, x[i])
                                .isEqualTo(expected[i]);
                    }
                }
            }
        }
    }

    private static float[] values(Random random, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = switch (random.nextInt(4)) {
                case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
                case 1 -> Float.intBitsToFloat(random.nextInt());
                case 2 -> (float) (random.nextGaussian() * 20);
                default -> (float) random.nextGaussian();
            };
        }
        return x;
    }

    @Test
    void functions_areAsExactAsTheyPromise() {
        assertThat(error(UnaryKind.EXP, Math::exp, -110, 95)).isLessThan(1.01);
        assertThat(error(UnaryKind.EXPM1, Math::expm1, -110, 95)).isLessThan(1.5);
        assertThat(error(UnaryKind.LOG, Math::log, 0, Float.MAX_VALUE)).isLessThan(1.0);
        assertThat(error(UnaryKind.LOG1P, Math::log1p, -1, Float.MAX_VALUE)).isLessThan(1.6);
        assertThat(error(UnaryKind.TANH, Math::tanh, -20, 20)).isLessThan(1.5);
        assertThat(error(UnaryKind.ERF, ElementwiseTest::erf, -5, 5)).isLessThan(1.6);
        assertThat(error(UnaryKind.SIN, Math::sin, -8192, 8192)).isLessThan(1.9);
        assertThat(error(UnaryKind.COS, Math::cos, -8192, 8192)).isLessThan(1.9);
        assertThat(error(UnaryKind.SIN, StrictMath::sin, 8192, 1e20f)).isLessThan(0.51);
    }

    /// The greatest error in units in the last place over a sample.
    private static double error(UnaryKind kind, DoubleUnaryOperator exact, float low, float high) {
        Random random = new Random(1);
        List<Float> sample = new ArrayList<>();
        while (sample.size() < 400_000) {
            float x = sample.size() % 2 == 0
                    ? (float) (low + (high - (double) low) * random.nextDouble())
                    : Float.intBitsToFloat(random.nextInt());
            if (x >= low && x <= high) {
                sample.add(x);
            }
        }
        float[] y = new float[1];
        double worst = 0;
        for (float x : sample) {
            TWIN.unary(kind, new float[]{x}, 0, y, 0, 1);
            double e = exact.applyAsDouble(x);
            if (y[0] != (float) e && !(Double.isNaN(e) && Float.isNaN(y[0]))) {
                worst = Math.max(worst, Math.abs(y[0] - e) / Math.max(Math.ulp((float) e), Float.MIN_VALUE));
            }
        }
        return worst;
    }

    /// The error function in double: its series below 3, its continued fraction above.
    private static double erf(double x) {
        double a = Math.abs(x);
        if (a < 3) {
            double sum = a;
            double term = a;
            for (int n = 1; n < 200; n++) {
                term *= -a * a / n;
                sum += term / (2 * n + 1);
            }
            return Math.copySign(sum * 2 / Math.sqrt(Math.PI), x);
        }
        double fraction = 0;
        for (int k = 80; k >= 1; k--) {
            fraction = k / 2.0 / (a + fraction);
        }
        return Math.copySign(1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / (a + fraction), x);
    }
}
