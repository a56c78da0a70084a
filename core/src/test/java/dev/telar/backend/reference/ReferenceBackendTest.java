package dev.telar.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.telar.backend.Backends;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.error.BackendException;
import dev.telar.op.HostArray;
import dev.telar.op.RandomBits;
import dev.telar.op.Sort;
import dev.telar.op.StopGradient;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The conventions that the Javadoc of the operations states, on literals.
class ReferenceBackendTest {

    private static final float NAN = Float.NaN;

    /// The known answers of Random123 for philox4x32-10.
    @ParameterizedTest
    @CsvSource({"00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
            "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
            "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"})
    void philox_ofPublishedVectors_givesTheirAnswers(String counter, String key, String answer) {
        int[] k = hexadecimal(key);

        assertThat(Philox4x32.block(hexadecimal(counter), k[0], k[1])).containsExactly(hexadecimal(answer));
    }

    private static int[] hexadecimal(String words) {
        return java.util.Arrays.stream(words.strip().split(" ")).mapToInt(w -> Integer.parseUnsignedInt(w, 16)).toArray();
    }

    @Test
    void randomBits_element_isAWordOfItsBlock() {
        Tensor bits = Tensor.apply(new RandomBits(Shape.of(3, 3)), Tensor.of(7, 8), Tensor.of(5, 6)).getFirst();

        int[] second = Philox4x32.block(new int[]{1, 0, 5, 6}, 7, 8);
        assertThat(bits.toIntArray()).hasSize(9).contains(second);
        assertThat(bits.toIntArray()[4]).isEqualTo(second[0]);
    }

    @Test
    void divide_ofIntegers_floors() {
        assertThat(Tensor.of(7, -7, 7, -7).divide(Tensor.of(2, 2, -2, -2)).toIntArray()).containsExactly(3, -4, -4, 3);
    }

    @Test
    void mod_ofAnyNumbers_hasTheSignOfTheDivisor() {
        assertThat(Tensor.of(7, -7, 7, -7).mod(Tensor.of(3, 3, -3, -3)).toIntArray()).containsExactly(1, 2, -2, -1);
        assertThat(Tensor.of(5.5f, -5.5f, -4f).mod(Tensor.of(2f, 2f, 2f)).toFloatArray()).containsExactly(1.5f, 0.5f, 0f);
    }

    @Test
    void divide_byIntegerZero_namesTheElement() {
        Tensor divisors = Tensor.of(new int[]{1, 2, 0, 4}, Shape.of(2, 2));

        assertThatThrownBy(() -> divisors.divide(divisors)).isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "div: integer division by zero at element (1, 0) of shape (2, 2); cast to a floating type for infinities");
        assertThatThrownBy(() -> divisors.mod(divisors)).isInstanceOf(ArithmeticException.class).hasMessageStartingWith("mod: ");
    }

    @Test
    void arithmetic_ofIntegers_wrapsAround() {
        assertThat(Tensor.of(Integer.MAX_VALUE, Integer.MIN_VALUE).add(Tensor.of(1, -1)).toIntArray())
                .containsExactly(Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(Tensor.of(Integer.MIN_VALUE).abs().toIntArray()).containsExactly(Integer.MIN_VALUE);
        Tensor bytes = Tensor.of(200, 100, 3).cast(DType.UINT8);
        assertThat(bytes.add(bytes).toIntArray()).containsExactly(144, 200, 6);
        assertThat(bytes.subtract(bytes.multiply(2)).toIntArray()).containsExactly(56, 156, 253);
    }

    @Test
    void shifts_beyondTheBits_giveZerosOrTheSign() {
        Tensor x = Tensor.of(-8, -8, -8, 5, 5);
        Tensor by = Tensor.of(1, 32, -1, 31, 40);

        assertThat(x.shiftLeft(by).toIntArray()).containsExactly(-16, 0, 0, Integer.MIN_VALUE, 0);
        assertThat(x.shiftRight(by).toIntArray()).containsExactly(-4, -1, -1, 0, 0);
        Tensor bytes = Tensor.of(129, 129, 129).cast(DType.UINT8);
        Tensor bits = Tensor.of(1, 8, 200).cast(DType.UINT8);
        assertThat(bytes.shiftLeft(bits).toIntArray()).containsExactly(2, 0, 0);
        assertThat(bytes.shiftRight(bits).toIntArray()).containsExactly(64, 0, 0);
    }

    @Test
    void not_ofEachType_isLogicalOrBitwise() {
        assertThat(Tensor.of(true, false).not().toBooleanArray()).containsExactly(false, true);
        assertThat(Tensor.of(0, 5).not().toIntArray()).containsExactly(-1, -6);
        assertThat(Tensor.of(0, 5).cast(DType.UINT8).not().toIntArray()).containsExactly(255, 250);
    }

    @Test
    void maximum_ofZerosAndNaN_prefersPlusZeroAndNaN() {
        float[] max = Tensor.of(-0f, 0f, NAN, 1f).maximum(Tensor.of(0f, -0f, 1f, NAN)).toFloatArray();
        float[] min = Tensor.of(-0f, 0f, NAN, 1f).minimum(Tensor.of(0f, -0f, 1f, NAN)).toFloatArray();

        assertThat(max).containsExactly(0f, 0f, NAN, NAN);
        assertThat(1 / max[1]).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(1 / min[1]).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void cast_toIntegers_cutsOffAndSaturates() {
        Tensor x = Tensor.of(1.9f, -1.9f, 3e9f, -3e9f, NAN, 300f, -5f);

        assertThat(x.cast(DType.INT32).toIntArray()).containsExactly(1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, 300, -5);
        assertThat(x.cast(DType.UINT8).toIntArray()).containsExactly(1, 0, 255, 0, 0, 255, 0);
        assertThat(Tensor.of(257, -1).cast(DType.UINT8).toIntArray()).containsExactly(1, 255);
        assertThat(Tensor.of(NAN, 0f, -0f, 2f).cast(DType.BOOL).toBooleanArray()).containsExactly(true, false, false, true);
        assertThat(Tensor.of(true, false).cast(DType.FLOAT64).toDoubleArray()).containsExactly(1, 0);
    }

    @Test
    void sort_descending_isStableWithNaNFirst() {
        Tensor x = Tensor.of(1f, NAN, 2f, -0f, 0f, 2f, NAN);

        List<Tensor> sorted = Tensor.apply(new Sort(0, true), x);

        assertThat(sorted.get(0).toFloatArray()).containsExactly(NAN, NAN, 2f, 2f, 1f, -0f, 0f);
        assertThat(sorted.get(1).toIntArray()).containsExactly(1, 6, 2, 5, 0, 3, 4);
    }

    @Test
    void gather_ofABadIndex_namesPositionIndexAndSize() {
        Tensor data = Tensor.of(1f, 2f, 3f);
        Tensor indices = Tensor.of(new int[]{0, 1, 2, 3}, Shape.of(2, 2));

        assertThatThrownBy(() -> data.gather(indices, 0)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage(
                        "gather: index 3 at position (1, 1) of the indices is out of bounds for axis 0 of size 3 of shape (3,)");
        assertThatThrownBy(() -> data.scatterAdd(Tensor.of(-1), Tensor.of(1f), 0)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage(
                        "scatter_add: index -1 at position (0,) of the indices is out of bounds for axis 0 of size 3 of shape (3,)");
    }

    @Test
    void scatterAdd_ofOnePlaceTwice_addsBoth() {
        assertThat(Tensor.of(1, 2, 3).scatterAdd(Tensor.of(1, 1, 2), Tensor.of(10, 20, 30), 0).toIntArray())
                .containsExactly(1, 32, 33);
    }

    @Test
    void foldWindows_ofOverlaps_addsThemUp() {
        Tensor windows = Tensor.of(new float[]{1, 2, 3, 4, 5, 6}, Shape.of(3, 2));
        IntList one = IntList.of(1);

        Tensor folded = windows.foldWindows(IntList.of(4), IntList.of(0), IntList.of(2), one, one);

        assertThat(folded.toFloatArray()).containsExactly(1, 2 + 3, 4 + 5, 6);
    }

    @Test
    void matmul_inFloat32_isAChainOfFusedMultiplyAdds() {
        float[] a = {1.1f, -2.3f, 3.7f, 1e-3f};
        float[] b = {0.3f, 7.7f, -5.1f, 9e4f};
        float expected = 0;
        for (int k = 0; k < 4; k++) {
            expected = Math.fma(a[k], b[k], expected);
        }

        assertThat(Tensor.of(a).matmul(Tensor.of(b)).toFloatArray()).containsExactly(expected);
    }

    @Test
    void sum_ofFloat32_isRoundedOnce() {
        assertThat(Tensor.of(1e8f, 1f, -1e8f, 1f, 1f).sum().toFloatArray()).containsExactly(3f);
        assertThat(Tensor.of(1e16, 1.0, -1e16).sum().item()).isEqualTo(1);
        assertThat(Tensor.of(Double.POSITIVE_INFINITY, 1).sum().item()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Tensor.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY).sum().item()).isNaN();
    }

    @Test
    void erf_inFloat64_isWithinTwoSteps() {
        double[] x = {0.1, 0.5, 1, 1.5, 1.99, 2.01, 3, 4};
        double[] expected = {0.1124629160182849, 0.5204998778130465, 0.8427007929497149, 0.9661051464753108, 0.995111413199617,
                0.9955248493552482, 0.9999779095030014, 0.9999999845827421};

        double[] erf = Tensor.of(x).erf().toDoubleArray();

        for (int i = 0; i < x.length; i++) {
            assertThat(erf[i]).isCloseTo(expected[i], within(2 * Math.ulp(expected[i])));
        }
        assertThat(Tensor.of(-0.0, NAN, 9.0, Double.NEGATIVE_INFINITY).erf().toDoubleArray()).containsExactly(-0.0, NAN, 1, -1);
    }

    @Test
    void rsqrt_ofAnyNumber_isOneOverTheRoot() {
        assertThat(Tensor.apply(new Unary(UnaryKind.RSQRT), Tensor.of(4f, 0f, -1f)).getFirst().toFloatArray())
                .containsExactly(0.5f, Float.POSITIVE_INFINITY, NAN);
    }

    @Test
    void execute_ofWhatItDeclines_saysSo() {
        try (ReferenceBackend backend = new ReferenceBackend()) {
            Storage x = backend.upload(new TensorSpec(Shape.of(1), DType.FLOAT32),
                    HostArray.of(Shape.of(1), new float[1]).data());

            assertThat(backend.runs(new StopGradient(), List.of(x.spec()))).isFalse();
            assertThatThrownBy(() -> backend.execute(new Invocation(new StopGradient(), List.of(x), List.of(x.spec()))))
                    .isInstanceOf(BackendException.class)
                    .hasMessage("backend reference does not run stop_gradient itself: ask runs(op, inputs) first");
        }
    }

    @Test
    void liveBytes_afterRelease_areBackWhereTheyWere() {
        try (ReferenceBackend backend = new ReferenceBackend()) {
            Storage x = backend.upload(new TensorSpec(Shape.of(3), DType.FLOAT32),
                    HostArray.of(Shape.of(3), new float[3]).data());
            assertThat(backend.liveBytes()).isEqualTo(12);

            backend.release(x);

            assertThat(backend.liveBytes()).isZero();
        }
    }

    @Test
    void tensors_ofAClosedBackend_sayHowToGetANewOne() {
        ReferenceBackend backend = new ReferenceBackend();
        Tensor x = Backends.use(backend, () -> Tensor.of(1f));
        backend.close();

        String message = "backend reference has been closed, its tensors can no longer be used;"
                + " for new tensors get it again: Backends.get(\"reference\")";
        assertThatThrownBy(() -> x.add(x)).isInstanceOf(BackendException.class).hasMessage(message);
        assertThatThrownBy(x::toFloatArray).isInstanceOf(BackendException.class).hasMessage(message);
        assertThatThrownBy(() -> Backends.use(backend, () -> Tensor.of(1f))).isInstanceOf(BackendException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> backend.upload(x.spec(), HostArray.of(Shape.of(1), new float[1]).data()))
                .isInstanceOf(BackendException.class)
                .hasMessage("backend reference has been closed; get a new one: Backends.get(\"reference\")");
    }
}
