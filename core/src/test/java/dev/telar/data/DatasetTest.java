package dev.telar.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;

import org.junit.jupiter.api.Test;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

class DatasetTest {

    private static final Tensor FEATURES = Tensor.of(new float[][]{{1, 2}, {3, 4}, {5, 6}});

    @Test
    void batch_rows_comeInTheGivenOrder() {
        Dataset data = Dataset.of(FEATURES, Tensor.of(7, 8, 9), Tensor.of(0.5f, 1, 2));
        Batch batch = data.batch(new int[]{2, 0, 2});
        assertThat(batch.size()).isEqualTo(3);
        assertThat(batch.features().toFloatArray()).containsExactly(5, 6, 1, 2, 5, 6);
        assertThat(batch.targets().toIntArray()).containsExactly(9, 7, 9);
        assertThat(Objects.requireNonNull(batch.sampleWeights()).toFloatArray()).containsExactly(2, 0.5f, 2);
    }

    @Test
    void specs_areThoseOfARow() {
        Dataset data = Dataset.of(FEATURES, Tensor.of(7, 8, 9));
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.featureSpec()).isEqualTo(new TensorSpec(Shape.of(2), DType.FLOAT32));
        assertThat(data.targetSpec()).isEqualTo(new TensorSpec(Shape.scalar(), DType.INT32));
        assertThat(data.all().sampleWeights()).isNull();
        assertThat(data.targets().toIntArray()).containsExactly(7, 8, 9);
        assertThat(data.features().toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void batch_rowOutOfRange_isAnError() {
        Dataset data = Dataset.of(FEATURES, Tensor.of(7, 8, 9));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> data.batch(new int[]{3}))
                .withMessage("dataset: row 3 of 3");
    }

    @Test
    void of_partsThatDoNotFit_areErrors() {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> Dataset.of(FEATURES, Tensor.of(1, 2)))
                .withMessage("dataset: 3 rows of features (3, 2) and 2 of targets (2,)");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> Dataset.of(FEATURES, Tensor.of(1, 2, 3), Tensor.of(1f)))
                .withMessage("dataset: sample weights must have shape (3,), given (1,)");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> Dataset.of(Tensor.scalar(1), Tensor.of(1)))
                .withMessage("dataset: features need an axis of rows, given a scalar");
    }

    @Test
    void batch_differentRows_isAnError() {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> Batch.of(FEATURES, Tensor.of(1, 2)))
                .withMessage("batch: features (3, 2), targets (2,) differ in their number of rows");
    }
}
