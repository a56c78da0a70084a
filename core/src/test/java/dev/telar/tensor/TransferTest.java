package dev.telar.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.junit.jupiter.api.Test;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

class TransferTest {

    private static final TensorSpec MATRIX = new TensorSpec(Shape.of(2, 3), DType.FLOAT32);

    @Test
    void of_writer_holdsWhatWasWrittenForEachRow() {
        Tensor tensor = Tensor.of(MATRIX, (target, from, to) -> {
            for (int row = from; row < to; row++) {
                for (int column = 0; column < 3; column++) {
                    target.setAtIndex(ValueLayout.JAVA_FLOAT, row * 3L + column, 10 * row + column);
                }
            }
        });

        assertThat(tensor.spec()).isEqualTo(MATRIX);
        assertThat(tensor.toFloatArray()).containsExactly(0, 1, 2, 10, 11, 12);
    }

    @Test
    void of_writerOfAScalar_writesOneRow() {
        TensorSpec scalar = new TensorSpec(Shape.scalar(), DType.INT32);

        Tensor tensor = Tensor.of(scalar, (target, from, to) -> target.setAtIndex(ValueLayout.JAVA_INT, 0, 7 * (to - from)));

        assertThat(tensor.toIntArray()).containsExactly(7);
    }

    @Test
    void copyTo_memoryOfTheRightSize_getsTheValues() {
        float[] target = new float[4];

        Tensor.of(1f, 2f, 3f).copyTo(MemorySegment.ofArray(target).asSlice(4));

        assertThat(target).containsExactly(0, 1, 2, 3);
    }

    @Test
    void copyTo_memoryOfAnotherSize_saysWhatItTakes() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Tensor.of(1f, 2f, 3f).copyTo(MemorySegment.ofArray(new float[2])))
                .withMessage("copyTo: FLOAT32 (3,) takes 12 bytes, given 8");
    }
}
