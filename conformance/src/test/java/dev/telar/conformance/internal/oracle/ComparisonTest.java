package dev.telar.conformance.internal.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

class ComparisonTest {

    private static HostArray floats(float... values) {
        return HostArray.of(Shape.of(values.length), values);
    }

    private static Expected bounded(double[] values, double... allowed) {
        return new Expected(new TensorSpec(Shape.of(values.length), DType.FLOAT32), HostArray.of(Shape.of(values.length), values),
                allowed,
                true, "4 ulp");
    }

    @Test
    void bits_thatDiffer_areTold() {
        HostArray right = HostArray.of(Shape.of(2, 2), new float[]{1, 2, 3, 4});
        HostArray wrong = HostArray.of(Shape.of(2, 2), new float[]{1, 2, 3.0000002f, 5});
        assertThat(Comparison.of("the result", wrong, Expected.exactly(right)).mismatch())
                .isEqualTo(
                        "the result [1, 0] is 3.0000002, expected 3.0 to the bit, the sign of zero included; wrong are 2 of 4 elements,"
                                + " the worst by 2.10e+06 ulp");
    }

    @Test
    void zerosOfBothSigns_differToTheBit() {
        assertThat(Comparison.of("the result", floats(0f), Expected.exactly(floats(-0f))).mismatch())
                .startsWith("the result [0] is 0.0, expected -0.0 to the bit");
    }

    @Test
    void nanOfAnyPayload_isNaN() {
        float other = Float.intBitsToFloat(0x7fc12345);
        assertThat(Comparison.of("the result", floats(other), Expected.exactly(floats(Float.NaN)))).isEqualTo(Deviation.NONE);
    }

    @Test
    void element_withinItsBound_isRight_andItsErrorIsTold() {
        Deviation deviation = Comparison.of("the result", floats(1 + 0x1p-23f), bounded(new double[]{1}, 0x1p-21));
        assertThat(deviation.mismatch()).isNull();
        assertThat(deviation.ulps()).isEqualTo(1);
        assertThat(deviation.share()).isEqualTo(0.25);
    }

    @Test
    void element_beyondItsBound_isToldWithDistanceAndRule() {
        Deviation deviation = Comparison.of("the result", floats(1, 1 + 0x1p-20f), bounded(new double[]{1, 1}, 0x1p-21, 0x1p-21));
        assertThat(deviation.mismatch()).isEqualTo("the result [1] is 1.000001, expected 1.0 (exactly 1.0): off by 8.00 ulp,"
                + " allowed 4.00 (4 ulp); wrong are 1 of 2 elements, the worst 2.00 times as far off as allowed");
    }

    @Test
    void nanInPlaceOfANumber_isWrong() {
        assertThat(Comparison.of("the result", floats(Float.NaN), bounded(new double[]{1}, 0x1p-21)).mismatch())
                .startsWith("the result [0] is NaN, expected 1.0");
        assertThat(Comparison.of("the result", floats(1), bounded(new double[]{Double.NaN}, 0x1p-21)).mismatch())
                .startsWith("the result [0] is 1.0, expected NaN");
    }

    @Test
    void infinity_isRightWhereTheBoundReachesBeyondTheGreatestNumber() {
        double almost = Float.MAX_VALUE * (1 - 1e-7);
        assertThat(Comparison.of("the result", floats(Float.POSITIVE_INFINITY), bounded(new double[]{almost}, almost * 1e-6))
                .mismatch())
                .isNull();
        assertThat(Comparison.of("the result", floats(Float.NEGATIVE_INFINITY), bounded(new double[]{almost}, almost * 1e-6))
                .mismatch())
                .isNotNull();
        assertThat(Comparison.of("the result", floats(Float.POSITIVE_INFINITY), bounded(new double[]{1e39}, 1)).mismatch())
                .isNull();
    }

    @Test
    void integers_thatDiffer_areTold() {
        HostArray right = HostArray.of(Shape.of(3), new int[]{1, 2, 3});
        HostArray wrong = HostArray.of(Shape.of(3), new int[]{1, -2, 4});
        assertThat(Comparison.of("result 1", wrong, Expected.exactly(right)).mismatch())
                .isEqualTo("result 1 [1] is -2, expected 2; wrong are 2 of 3 elements");
    }

    @Test
    void shapesAndTypes_mustAgree() {
        assertThat(Comparison.of("the result", floats(1, 2), Expected.exactly(floats(1))).mismatch())
                .isEqualTo("the result is FLOAT32 (2,), expected FLOAT32 (1,)");
    }

    @Test
    void errorsOfWholeResults_areInUlpsOfTheGreatestElement() {
        Expected expected = new Expected(new TensorSpec(Shape.of(2), DType.FLOAT32),
                HostArray.of(Shape.of(2), new double[]{1024, 1e-6}),
                new double[]{1, 1}, false, "n·ε·Σ|aᵢ·bᵢ|");
        assertThat(Comparison.of("the result", floats(1024, (float) (1e-6 + 0x1p-13)), expected).ulps()).isEqualTo(1,
                org.assertj.core.api.Assertions.within(1e-3));
    }
}
