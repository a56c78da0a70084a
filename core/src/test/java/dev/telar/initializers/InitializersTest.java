package dev.telar.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.initializers.VarianceScaling.Distribution;
import dev.telar.initializers.VarianceScaling.Mode;
import dev.telar.random.Philox;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

class InitializersTest {

    /// The variance of the standard normal distribution cut off at ±2, 1 − 4φ(2)/(2Φ(2) − 1); scipy.stats.truncnorm(-2, 2).var().
    private static final double TRUNCATED_VARIANCE = 0.7737413;

    private static double[] values(Initializer initializer, int... sizes) {
        return initializer.initialize(new TensorSpec(Shape.of(sizes), DType.FLOAT64), Philox.of(1)).doubles();
    }

    @Test
    void zerosOnesConstant_fillTheWeight() {
        assertThat(values(Zeros.of(), 2)).containsExactly(0, 0);
        assertThat(values(Ones.of(), 2, 1)).containsExactly(1, 1);
        assertThat(values(Constant.of(0.25), 3)).containsExactly(0.25, 0.25, 0.25);
    }

    @Test
    void identity_hasTheGainOnItsDiagonal() {
        assertThat(values(Identity.of().gain(2), 2, 3)).containsExactly(2, 0, 0, 0, 2, 0);
        assertThat(values(Identity.of(), 2, 2)).containsExactly(1, 0, 0, 1);
    }

    @Test
    void identity_notAMatrix_isRefused() {
        assertThatThrownBy(() -> values(Identity.of(), 2, 2, 2)).isInstanceOf(ShapeException.class)
                .hasMessage("identity: the weight must be a matrix, given (2, 2, 2)");
    }

    static Stream<Arguments> distributions() {
        double third = 1.0 / 3;
        return Stream.of(
                // initializer, mean, variance, bound of |x - mean|
                Arguments.of(RandomNormal.of(), 0, 0.0025, Double.POSITIVE_INFINITY),
                Arguments.of(RandomNormal.of().mean(3).stddev(2), 3, 4, Double.POSITIVE_INFINITY),
                Arguments.of(RandomUniform.of(), 0, 0.0025 * third, 0.05),
                Arguments.of(RandomUniform.of(2, 6), 4, 4 * third, 2),
                Arguments.of(TruncatedNormal.of(), 0, 0.0025 * TRUNCATED_VARIANCE, 0.1),
                Arguments.of(TruncatedNormal.of().mean(-1).stddev(0.5), -1, 0.25 * TRUNCATED_VARIANCE, 1),
                // weights of shape (300, 500)
                Arguments.of(GlorotUniform.of(), 0, 2.0 / 800, Math.sqrt(6.0 / 800)),
                Arguments.of(GlorotNormal.of(), 0, 2.0 / 800, 2 * Math.sqrt(2.0 / 800 / TRUNCATED_VARIANCE)),
                Arguments.of(HeUniform.of(), 0, 2.0 / 300, Math.sqrt(6.0 / 300)),
                Arguments.of(HeNormal.of(), 0, 2.0 / 300, 2 * Math.sqrt(2.0 / 300 / TRUNCATED_VARIANCE)),
                Arguments.of(LecunUniform.of(), 0, 1.0 / 300, Math.sqrt(3.0 / 300)),
                Arguments.of(LecunNormal.of(), 0, 1.0 / 300, 2 * Math.sqrt(1.0 / 300 / TRUNCATED_VARIANCE)),
                Arguments.of(VarianceScaling.of(), 0, 1.0 / 300, 2 * Math.sqrt(1.0 / 300 / TRUNCATED_VARIANCE)),
                Arguments.of(VarianceScaling.of().scale(3).mode(Mode.FAN_OUT).distribution(Distribution.UNTRUNCATED_NORMAL), 0,
                        3.0 / 500, Double.POSITIVE_INFINITY));
    }

    /// Tolerances: five standard errors. That of the mean is √(variance/n), that of the variance at most variance·√(2/n), since no
    /// distribution here has a greater kurtosis than the normal one. n is 150,000.
    @ParameterizedTest
    @MethodSource("distributions")
    void initializer_drawsTheDistribution(Initializer initializer, double mean, double variance, double bound) {
        double[] values = values(initializer, 300, 500);
        double given = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values).map(x -> (x - given) * (x - given)).average().orElseThrow();
        double farthest = Arrays.stream(values).map(x -> Math.abs(x - mean)).max().orElseThrow();
        assertThat(given).isCloseTo(mean, within(5 * Math.sqrt(variance / values.length)));
        assertThat(square).isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / values.length)));
        assertThat(farthest).isLessThanOrEqualTo(bound * (1 + 1e-6))
                .isGreaterThan(Math.min(0.999 * bound, 4 * Math.sqrt(variance)));
    }

    @Test
    void fans_areThoseOfKeras() {
        assertThat(Fans.of(Shape.scalar())).isEqualTo(new Fans(1, 1));
        assertThat(Fans.of(Shape.of(7))).isEqualTo(new Fans(7, 7));
        assertThat(Fans.of(Shape.of(784, 512))).isEqualTo(new Fans(784, 512));
        assertThat(Fans.of(Shape.of(3, 5, 16, 32))).isEqualTo(new Fans(3 * 5 * 16, 3 * 5 * 32));
    }

    static Stream<Initializer> seeded() {
        return Stream.of(RandomNormal.of().seed(5), RandomUniform.of().seed(5), TruncatedNormal.of().seed(5),
                VarianceScaling.of().seed(5), GlorotUniform.of().seed(5), GlorotNormal.of().seed(5), HeUniform.of().seed(5),
                HeNormal.of().seed(5), LecunUniform.of().seed(5), LecunNormal.of().seed(5), Orthogonal.of().seed(5));
    }

    @ParameterizedTest
    @MethodSource("seeded")
    void initializer_withItsOwnSeed_givesTheSameWeightsAndDrawsNothingFromTheModel(Initializer initializer) {
        TensorSpec spec = new TensorSpec(Shape.of(4, 3), DType.FLOAT64);
        Philox random = Philox.of(1);
        double[] first = initializer.initialize(spec, random).doubles();
        assertThat(initializer.initialize(spec, random).doubles()).isEqualTo(first);
        assertThat(random.nextInt()).isEqualTo(Philox.of(1).nextInt());
    }

    static Stream<Initializer> unseeded() {
        return Stream.of(RandomNormal.of(), RandomUniform.of(), TruncatedNormal.of(), VarianceScaling.of(), GlorotUniform.of(),
                GlorotNormal.of(), HeUniform.of(), HeNormal.of(), LecunUniform.of(), LecunNormal.of(), Orthogonal.of());
    }

    @ParameterizedTest
    @MethodSource("unseeded")
    void initializer_withoutASeed_drawsOnFromTheModel(Initializer initializer) {
        TensorSpec spec = new TensorSpec(Shape.of(4, 3), DType.FLOAT64);
        Philox random = Philox.of(1);
        double[] first = initializer.initialize(spec, random).doubles();
        assertThat(initializer.initialize(spec, random).doubles()).isNotEqualTo(first);
        assertThat(initializer.initialize(spec, Philox.of(1)).doubles()).isEqualTo(first);
    }

    @Test
    void initializer_float32_isTheRoundedFloat64() {
        double[] wide = values(GlorotUniform.of(), 3, 2);
        float[] narrow = GlorotUniform.of().initialize(new TensorSpec(Shape.of(3, 2), DType.FLOAT32), Philox.of(1)).floats();
        for (int i = 0; i < 6; i++) {
            assertThat(narrow[i]).isEqualTo((float) wide[i]);
        }
    }

    @Test
    void randomUniform_ofASeed_neverChanges() {
        assertThat(values(RandomUniform.of(0, 1).seed(0), 1)).containsExactly((0xe169c58d6627e8d5L >>> 11) / 0x1p53);
    }

    @Test
    void orthogonal_tallMatrix_hasOrthonormalColumns() {
        assertGram(values(Orthogonal.of(), 7, 4), 7, 4, 1);
    }

    @Test
    void orthogonal_wideMatrix_hasOrthonormalRows() {
        double[] wide = values(Orthogonal.of().gain(3), 4, 7);
        double[] transposed = new double[28];
        for (int i = 0; i < 28; i++) {
            transposed[i % 7 * 4 + i / 7] = wide[i];
        }
        assertGram(transposed, 7, 4, 9);
    }

    @Test
    void orthogonal_convolution_isTheMatrixOfAllAxesByTheLast() {
        assertGram(values(Orthogonal.of(), 3, 3, 2, 5), 18, 5, 1);
    }

    /// The first unit vector is the first column of normal numbers with its sign: R has a positive diagonal.
    @Test
    void orthogonal_firstColumn_keepsItsSign() {
        Philox random = Philox.of(1);
        assertThat(Math.signum(values(Orthogonal.of(), 3, 3)[0])).isEqualTo(Math.signum(random.nextGaussian()));
    }

    private static void assertGram(double[] matrix, int rows, int columns, double diagonal) {
        for (int a = 0; a < columns; a++) {
            for (int b = 0; b < columns; b++) {
                double sum = 0;
                for (int i = 0; i < rows; i++) {
                    sum += matrix[i * columns + a] * matrix[i * columns + b];
                }
                assertThat(sum).isCloseTo(a == b ? diagonal : 0, within(1e-14 * diagonal));
            }
        }
    }

    @Test
    void orthogonal_vector_isRefused() {
        assertThatThrownBy(() -> values(Orthogonal.of(), 3)).isInstanceOf(ShapeException.class)
                .hasMessage("orthogonal: the weight needs two axes or more, given (3,)");
    }

    @Test
    void initializer_integerWeight_isRefused() {
        TensorSpec spec = new TensorSpec(Shape.of(2), DType.INT32);
        for (Initializer initializer : List.of(Zeros.of(), GlorotUniform.of())) {
            assertThatThrownBy(() -> initializer.initialize(spec, Philox.of(0))).isInstanceOf(DTypeException.class)
                    .hasMessageEndingWith(": a weight must be FLOAT32 or FLOAT64, given INT32");
        }
    }

    @Test
    void settings_outOfRange_areRefused() {
        refused(() -> RandomNormal.of().stddev(-1), "random_normal: stddev must be 0 or more and finite, given -1.0");
        refused(() -> RandomNormal.of().mean(Double.NaN), "random_normal: mean must be finite, given NaN");
        refused(() -> TruncatedNormal.of().stddev(Double.POSITIVE_INFINITY),
                "truncated_normal: stddev must be 0 or more and finite, given Infinity");
        refused(() -> TruncatedNormal.of().mean(Double.NaN), "truncated_normal: mean must be finite, given NaN");
        refused(() -> RandomUniform.of(1, 0), "random_uniform: min must not be above max and both finite, given 1.0 and 0.0");
        refused(() -> VarianceScaling.of().scale(0), "variance_scaling: scale must be above 0 and finite, given 0.0");
        refused(() -> Orthogonal.of().gain(Double.NaN), "orthogonal: gain must be finite, given NaN");
    }

    @Test
    void settings_areKept() {
        assertThat(VarianceScaling.of().scale(2).mode(Mode.FAN_OUT).distribution(Distribution.UNIFORM).seed(3))
                .isEqualTo(new VarianceScaling(2, Mode.FAN_OUT, Distribution.UNIFORM, OptionalLong.of(3)));
        assertThat(RandomNormal.of().seed(1).mean(2).stddev(3)).isEqualTo(new RandomNormal(2, 3, OptionalLong.of(1)));
        assertThat(TruncatedNormal.of().seed(1).mean(2).stddev(3)).isEqualTo(new TruncatedNormal(2, 3, OptionalLong.of(1)));
        assertThat(Orthogonal.of().seed(1).gain(2)).isEqualTo(new Orthogonal(2, OptionalLong.of(1)));
    }

    private static void refused(Runnable made, String message) {
        assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
