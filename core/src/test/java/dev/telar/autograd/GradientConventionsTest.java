package dev.telar.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import dev.telar.error.GradientException;
import dev.telar.op.ActivationKind;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.op.Linear;
import dev.telar.op.Sort;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// The table of the package, line by line.
class GradientConventionsTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static double[] slope(UnaryOperator<Tensor> function, double... x) {
        return slopes(in -> function.apply(in.getFirst()), Tensor.of(x)).getFirst();
    }

    private static List<double[]> slopes(Function<List<Tensor>, Tensor> function, Tensor... x) {
        return Autograd.allowUnused().gradients(List.of(x), in -> function.apply(in).sum()).stream()
                .map(g -> g.add(0).toDoubleArray()).toList();
    }

    @Test
    void relu_atZero_isZero() {
        assertThat(slope(Tensor::relu, -1, 0, 2)).containsExactly(0, 0, 1);
        Tensor one = Tensor.of(new double[]{1}, Shape.of(1, 1));
        assertThat(slopes(in -> Tensor.apply(new Linear(ActivationKind.RELU, false), in.getFirst(), one).getFirst(),
                Tensor.of(new double[]{-1, 0, 2}, Shape.of(3, 1))).getFirst()).containsExactly(0, 0, 1);
    }

    @Test
    void abs_atZero_isZero() {
        assertThat(slope(Tensor::abs, -2, 0, 3)).containsExactly(-1, 0, 1);
    }

    @Test
    void signFloorCeilRound_everywhere_areConstant() {
        assertThat(slope(Tensor::sign, -2, 0, 3)).containsExactly(0, 0, 0);
        assertThat(slope(x -> x.multiply(x.floor()), 2.5)).containsExactly(2);
        assertThat(slope(x -> x.multiply(x.ceil()), 2.5)).containsExactly(3);
        assertThat(slope(x -> x.multiply(x.round()), 2.75)).containsExactly(3);
    }

    @Test
    void maximumMinimum_ofEqualInputs_splitInHalves() {
        Tensor a = Tensor.of(1.0, 2.0, 3.0);
        Tensor b = Tensor.of(1.0, 5.0, 0.0);
        assertThat(slopes(x -> x.get(0).maximum(x.get(1)), a, b)).containsExactly(new double[]{0.5, 0, 1},
                new double[]{0.5, 1, 0});
        assertThat(slopes(x -> x.get(0).minimum(x.get(1)), a, b)).containsExactly(new double[]{0.5, 1, 0},
                new double[]{0.5, 0, 1});
    }

    @Test
    void maxMin_ofEqualExtremes_splitEqually() {
        assertThat(slope(x -> x.max(), 4, 1, 4, 4, 4)).containsExactly(0.25, 0, 0.25, 0.25, 0.25);
        assertThat(slope(x -> x.min(), 1, 1, 2)).containsExactly(0.5, 0.5, 0);
    }

    @Test
    void maxMin_ofNaN_isZero() {
        assertThat(slope(x -> x.max(), 4, NAN)).containsExactly(0, 0);
        assertThat(slope(x -> x.min(), 4, NAN)).containsExactly(0, 0);
    }

    @Test
    void clip_atBorders_isOne() {
        assertThat(slope(x -> x.clip(-1, 2), -3, -1, 0, 2, 3)).containsExactly(0, 1, 1, 1, 0);
    }

    @Test
    void clip_ofNaN_isNaN() {
        assertThat(Tensor.of(NAN, -5.0, 5.0).clip(-1, 2).toDoubleArray()).containsExactly(NAN, -1, 2);
    }

    @Test
    void sortTopK_ofEqualValues_goBackToWhereTheyCameFrom() {
        Tensor weights = Tensor.of(10.0, 20.0, 30.0);
        assertThat(slope(x -> x.sort(0).multiply(weights), 7, 1, 7)).containsExactly(20, 10, 30);
        assertThat(slope(x -> Tensor.apply(new Sort(0, true), x).getFirst().multiply(weights), 7, 1, 7)).containsExactly(10, 30,
                20);
        assertThat(slope(x -> x.topK(2).getFirst().multiply(Tensor.of(10.0, 20.0)), 7, 1, 7)).containsExactly(10, 0, 20);
    }

    @Test
    void prod_withZeros_isProductOfOthers() {
        assertThat(slope(x -> x.prod(), 2, 0, 5)).containsExactly(0, 10, 0);
        assertThat(slope(x -> x.prod(), 0, 0, 5)).containsExactly(0, 0, 0);
    }

    @Test
    void sqrtRsqrt_atZero_areInfinite() {
        assertThat(slope(Tensor::sqrt, 0, 4)).containsExactly(INFINITY, 0.25);
        assertThat(slope(Tensor::rsqrt, 0, 4)).containsExactly(-INFINITY, -0.0625);
        assertThat(slope(x -> x.sqrt().multiply(0), 0)).containsExactly(NAN);
    }

    @Test
    void log_atZero_isInfinite() {
        assertThat(slope(Tensor::log, 0, 2)).containsExactly(INFINITY, 0.5);
    }

    @Test
    void asinAcos_atOne_areInfinite() {
        assertThat(slope(Tensor::asin, -1, 0, 1)).containsExactly(INFINITY, 1, INFINITY);
        assertThat(slope(Tensor::acos, -1, 0, 1)).containsExactly(-INFINITY, -1, -INFINITY);
    }

    @Test
    void pow_byBase_atZeros() {
        assertThat(slope(x -> x.pow(0), -2, 0, 3)).containsExactly(0, 0, 0);
        assertThat(slope(x -> x.pow(2), 0)).containsExactly(0);
        assertThat(slope(x -> x.pow(1), 0)).containsExactly(1);
        assertThat(slope(x -> x.pow(0.5), 0)).containsExactly(INFINITY);
        assertThat(slope(x -> x.pow(3), -2)).containsExactly(12);
    }

    @Test
    void pow_byExponent_ofZeroIsZeroAndOfNegativeNaN() {
        assertThat(slope(y -> Tensor.of(0.0, 0.0, 0.0).pow(y), 0, 0.5, 2)).containsExactly(0, 0, 0);
        assertThat(slope(y -> Tensor.of(-2.0).pow(y), 2)).containsExactly(NAN);
    }

    @Test
    void mod_atMultiple_goesOn() {
        assertThat(slopes(x -> x.get(0).mod(x.get(1)), Tensor.of(6.0, 7.0), Tensor.of(3.0, 3.0)))
                .containsExactly(new double[]{1, 1}, new double[]{-2, -2});
    }

    @Test
    void atan2_atOrigin_isNaN() {
        assertThat(slopes(x -> x.get(0).atan2(x.get(1)), Tensor.of(0.0), Tensor.of(0.0))).containsExactly(new double[]{NAN},
                new double[]{NAN});
    }

    @Test
    void where_nanInBranchNotChosen_isZero() {
        Tensor yes = Tensor.of(true, false);
        assertThat(slopes(x -> Tensor.where(yes, x.get(0), x.get(1)), Tensor.of(1.0, NAN), Tensor.of(NAN, 2.0)))
                .containsExactly(new double[]{1, 0}, new double[]{0, 1});
    }

    @Test
    void where_infiniteSlopeBehindBranchNotChosen_needsGuardedArgument() {
        assertThat(slope(x -> Tensor.where(x.greater(0), x.sqrt(), x.like(0)), 0)).containsExactly(NAN);
        assertThat(slope(x -> Tensor.where(x.greater(0), Tensor.where(x.greater(0), x, x.like(1)).sqrt(), x.like(0)), 0))
                .containsExactly(0);
    }

    @Test
    void gatherScatterAdd_sameIndexTwice_addUp() {
        Tensor twice = Tensor.of(1, 1);
        assertThat(slope(x -> x.gather(twice, 0), 5, 6)).containsExactly(0, 2);
        assertThat(slopes(x -> x.get(0).scatterAdd(twice, x.get(1), 0).square(), Tensor.of(1.0, 2.0), Tensor.of(3.0, 4.0)))
                .containsExactly(new double[]{2, 18}, new double[]{18, 18});
    }

    @Test
    void softmax_ofMinusInfinities_isNaN() {
        assertThat(slope(x -> x.softmax(0).square(), -INFINITY, -INFINITY)).containsExactly(NAN, NAN);
        assertThat(slope(x -> x.logSoftmax(0).square(), -INFINITY, -INFINITY)).containsExactly(NAN, NAN);
    }

    @Test
    void cast_betweenFloatingTypes_castsBack() {
        Tensor g = Autograd.gradients(List.of(Tensor.of(1.5f)), x -> x.getFirst().cast(DType.FLOAT64).square().sum()).getFirst();
        assertThat(g.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(g.item()).isEqualTo(3);
    }

    @Test
    void integerAndBoolResults_areConstant() {
        assertThat(slope(x -> x.multiply(x.cast(DType.INT32).cast(DType.FLOAT64)), 2.5)).containsExactly(2);
        assertThat(slope(x -> x.multiply(x.greater(0).cast(DType.FLOAT64)), 2, -2)).containsExactly(1, 0);
        assertThat(slope(x -> x.gather(x.argMax(0), 0), 2, 7)).containsExactly(0, 1);
        assertThat(slope(x -> x.gather(x.argSort(0), 0).multiply(Tensor.of(1.0, 2.0)), 7, 2)).containsExactly(2, 1);
    }

    @Test
    void hostCall_onThePath_isRefused() {
        HostCall twice = new HostCall("twice", in -> {
            double[] x = in.getFirst().doubles();
            return List.of(HostArray.of(Shape.of(1), new double[]{2 * x[0]}));
        }, List.of(Tensor.of(0.0).spec()));
        assertThat(Tensor.apply(twice, Tensor.of(3.0)).getFirst().item()).isEqualTo(6);
        assertThatThrownBy(() -> slope(x -> Tensor.apply(twice, x).getFirst(), 3)).isInstanceOf(GradientException.class)
                .hasMessage(
                        "twice: a host call has no gradient; wrap it with Autograd.customGradient, or put stopGradient() before it");
        assertThat(slope(x -> x.multiply(Tensor.apply(twice, x.stopGradient()).getFirst()), 3)).containsExactly(6);
    }
}
