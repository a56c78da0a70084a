package dev.telar.backend.simd.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.telar.backend.simd.BothKernels;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowKernelTest {

    @Property(tries = 100)
    void bias_ofAnyLength_isAddedElementByElement(@ForAll @Size(max = 100) float[] values,
            @ForAll @IntRange(max = 5) int offset) {
        int n = Math.max(0, values.length - offset);
        for (Kernels kernels : BothKernels.all()) {
            float[] x = values.clone();
            kernels.rows().addBias(x, values.length - n, values, 0, n);
            for (int j = 0; j < values.length; j++) {
                int at = j - (values.length - n);
                assertThat(x[j]).as(kernels.description()).isEqualTo(at < 0 ? values[j] : values[j] + values[at]);
            }
        }
    }

    @Test
    void relu_ofSpecialValues_keepsNanAndClearsNegatives() {
        float[] special = {-1, 2, -0f, 0, Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -Float.MIN_VALUE,
                Float.MIN_VALUE};
        for (Kernels kernels : BothKernels.all()) {
            float[] x = new float[special.length * 10];
            for (int i = 0; i < x.length; i++) {
                x[i] = special[i % special.length];
            }
            kernels.rows().relu(x, special.length, x.length - special.length);
            for (int i = 0; i < x.length; i++) {
                float expected = i < special.length ? special[i] : Math.max(special[i % special.length], 0f);
                assertThat(Float.floatToRawIntBits(x[i])).as("%s: relu(%s)", kernels.description(), special[i % special.length])
                        .isEqualTo(Float.floatToRawIntBits(expected));
            }
        }
    }
}
