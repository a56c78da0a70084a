package dev.telar.conformance.internal.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.telar.backend.Backends;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;

class ErrorAnalysisTest {

    /// ε of FLOAT32.
    private static final double EPSILON = 0x1p-24;

    /// 2⁻²³: the distance of 1 and its successor.
    private static final double ULP_OF_1 = 0x1p-23;

    private static double[] bound(Precision precision, double[] x, UnaryOperator<Tensor> program) {
        ErrorAnalysis analysis = new ErrorAnalysis(precision);
        return Backends.use(new ReferenceBackend(), () -> {
            Tensor input = Tensor.of(HostArray.of(Shape.of(x.length), x));
            return analysis.bound(Interpreters.with(analysis, () -> program.apply(input)));
        });
    }

    private static double[] bound(double[] x, UnaryOperator<Tensor> program) {
        return bound(Precision.FLOAT32, x, program);
    }

    private static double[] of(double... x) {
        return x;
    }

    @Test
    void sum_thatFloat32Holds_isExact() {
        assertThat(bound(of(0.5, 3), x -> x.add(x))).containsExactly(0, 0);
    }

    @Test
    void sum_thatFloat32Rounds_isOffByWhatItRounds() {
        assertThat(bound(of(0x1p24), x -> x.add(1))).containsExactly(1);
    }

    @Test
    void constant_thatFloat32DoesNotHold_isOffByItsRounding() {
        double missed = Math.abs(0.1 - 0.1f);
        assertThat(bound(of(1), x -> x.multiply(0.1))).containsExactly(missed + Math.ulp(0.1f) / 2);
    }

    @Test
    void function_isOffByFourUlp() {
        assertThat(bound(of(0), Tensor::exp)).containsExactly(4 * ULP_OF_1);
    }

    @Test
    void difference_ofRoundedNumbers_keepsTheirErrors() {
        // exp(1) and 2.718… are off by 4 ulp of 2 together, the difference is 0 and rounds to itself
        double[] bound = bound(of(1), x -> x.exp().subtract(Math.E));
        assertThat(bound[0]).isCloseTo(4 * 2 * ULP_OF_1, within(2 * ULP_OF_1));
    }

    @Test
    void product_ofRoundedNumbers_addsRelativeErrors() {
        double e = 4 * 2 * ULP_OF_1;
        double[] bound = bound(of(1), x -> x.exp().multiply(x.exp()));
        assertThat(bound[0]).isCloseTo(2 * Math.E * e, within(1.5 * 4 * ULP_OF_1));
    }

    @Test
    void quotient_byWhatMayBe0_isUnbounded() {
        assertThat(bound(of(1), x -> x.divide(x.exp().subtract(Math.E)))).containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void root_near0_isOffByTheRootOfTheError() {
        double[] bound = bound(of(0), x -> x.cos().subtract(1).abs().sqrt());
        assertThat(bound[0]).isInfinite();
        assertThat(bound(of(0), x -> x.cos().sqrt())[0]).isCloseTo(2 * ULP_OF_1, within(ULP_OF_1));
    }

    @Test
    void comparison_withinItsErrors_makesWhereUncertain() {
        double[] bound = bound(of(1), x -> Tensor.where(x.exp().greater(Math.E), x.like(10), x.like(3)));
        assertThat(bound).containsExactly(7);
    }

    @Test
    void comparison_beyondItsErrors_isCertain() {
        assertThat(bound(of(1), x -> Tensor.where(x.exp().greater(2), x.like(10), x.like(3)))).containsExactly(0);
    }

    @Test
    void comparison_ofExactNumbers_isCertain() {
        assertThat(bound(of(1), x -> Tensor.where(x.equal(1), x.like(10), x.like(3)))).containsExactly(0);
    }

    @Test
    void longSum_isOffByTheRootOfTheNumberOfTerms() {
        double[] ones = new double[10_000];
        Arrays.fill(ones, 1);
        assertThat(bound(ones, x -> x.sum())).containsExactly(8 * 100 * EPSILON * 10_000);
    }

    @Test
    void matmul_isOffByTheSumOfTheProducts() {
        double[] bound = bound(of(1, -2, 3, 4), x -> x.reshape(1, 4).matmul(x.reshape(4, 1)).reshape(1));
        assertThat(bound[0]).isCloseTo(4 * EPSILON * 30, within(1e-12));
    }

    @Test
    void movement_movesErrors() {
        assertThat(bound(of(0, 1), x -> x.exp().reverse(0))).containsExactly(4 * 2 * ULP_OF_1, 4 * ULP_OF_1);
    }

    @Test
    void indicesOfUncertainNumbers_areRefused() {
        assertThatThrownBy(() -> bound(of(1, 2), x -> x.gather(x.exp().argMax(0).reshape(1), 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gather: its indices hang on an uncertain comparison; choose other inputs");
    }

    @Test
    void hostCall_isRefused() {
        HostCall call = new HostCall("mine", inputs -> inputs, List.of(new TensorSpec(Shape.of(1), DType.FLOAT64)));
        assertThatThrownBy(() -> bound(of(1), x -> Tensor.apply(call, x).getFirst())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine: nothing is known of a host call's errors");
    }

    @Test
    void infiniteResults_areExact() {
        assertThat(bound(of(Double.NEGATIVE_INFINITY, 1e300), x -> x.exp().log())).containsExactly(0, 0);
    }

    @Test
    void softmax_ofSmallProbabilities_isBoundedRelatively() {
        double[] bound = bound(of(0, -20), x -> x.softmax(0));
        double small = Math.exp(-20) / (1 + Math.exp(-20));
        assertThat(bound[1]).isLessThan(20 * small * ULP_OF_1).isGreaterThan(small * EPSILON);
    }

    @Test
    void analysis_inDoublePrecision_countsUlpsOfDouble() {
        assertThat(bound(Precision.FLOAT64, of(0), Tensor::exp)).containsExactly(4 * Math.ulp(1.0));
        assertThat(bound(Precision.FLOAT64, of(0x1p24), x -> x.add(1))).containsExactly(0);
    }

    @Test
    void castsOfUncertainNumbers_mayJump() {
        assertThat(bound(of(1), x -> x.exp().subtract(Math.E).add(3).cast(DType.INT32).cast(DType.FLOAT64))).containsExactly(1);
        assertThat(bound(of(1), x -> x.exp().cast(DType.INT32).cast(DType.FLOAT64))).containsExactly(0);
    }
}
