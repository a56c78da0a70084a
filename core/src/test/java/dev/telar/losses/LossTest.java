package dev.telar.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

class LossTest {

    private static TensorSpec floats(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.FLOAT32);
    }

    private static TensorSpec ints(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.INT32);
    }

    @Test
    void categorical_probabilitiesThatDoNotSumToOne_areDividedByTheirSum() {
        Tensor targets = Tensor.of(new float[][]{{1, 0}});
        Tensor predictions = Tensor.of(new float[][]{{2, 6}});
        // p = 0.25, −log 0.25 = 1.3862944
        assertThat(CategoricalCrossentropy.of().loss(targets, predictions, null).item()).isCloseTo(1.3862944, within(1e-6));
    }

    @Test
    void categorical_probabilityZero_isKeptFromInfinity() {
        Tensor loss = CategoricalCrossentropy.of().loss(Tensor.of(new float[][]{{1, 0}}), Tensor.of(new float[][]{{0, 1}}), null);
        assertThat(loss.item()).isCloseTo(-Math.log(1e-7), within(1e-4));
    }

    @Test
    void categorical_targetsOfIntegers_areTakenAsNumbers() {
        Tensor targets = Tensor.of(new int[]{0, 1}, Shape.of(1, 2));
        Tensor loss = CategoricalCrossentropy.of().loss(targets, Tensor.of(new float[][]{{0.5f, 0.5f}}), null);
        assertThat(loss.item()).isCloseTo(Math.log(2), within(1e-6));
    }

    @Test
    void reductions_ofWeightedLosses() {
        Tensor losses = Tensor.of(1f, 2f, 4f);
        Tensor weights = Tensor.of(1f, 0f, 0.5f);
        assertThat(Reduction.SUM.apply(losses, weights).item()).isEqualTo(3);
        assertThat(Reduction.SUM_OVER_BATCH_SIZE.apply(losses, weights).item()).isEqualTo(1);
        assertThat(Reduction.MEAN_WITH_SAMPLE_WEIGHT.apply(losses, weights).item()).isEqualTo(2);
        assertThat(Reduction.NONE.apply(losses, weights).toFloatArray()).containsExactly(1, 0, 2);
        assertThat(Reduction.SUM_OVER_BATCH_SIZE.apply(losses, null).item()).isCloseTo(7 / 3.0, within(1e-6));
        assertThat(Reduction.MEAN_WITH_SAMPLE_WEIGHT.apply(losses, null).item()).isCloseTo(7 / 3.0, within(1e-6));
    }

    @Test
    void reductions_weightsOfTheFirstAxis_countForAllBehindIt() {
        Tensor losses = Tensor.of(new float[][]{{1, 2}, {3, 4}});
        assertThat(Reduction.SUM.apply(losses, Tensor.of(1f, 10f)).item()).isEqualTo(73);
        assertThat(Reduction.MEAN_WITH_SAMPLE_WEIGHT.apply(losses, Tensor.of(1f, 3f)).item()).isEqualTo(24 / 8.0);
    }

    @Test
    void reductions_weightsOfAnotherLength_areAnError() {
        assertThatThrownBy(() -> Reduction.SUM.apply(Tensor.of(1f, 2f, 4f), Tensor.of(1f, 2f))).isInstanceOf(ShapeException.class)
                .hasMessage(
                        "sample weights: expected numbers of the shape of the losses (3,) or of its first axes, given FLOAT32 (2,)");
    }

    @Test
    void binary_targetsWithoutTheLastAxis_followThePredictions() {
        Tensor loss = BinaryCrossentropy.of().loss(Tensor.of(1f, 0f), Tensor.of(new float[][]{{0.5f}, {0.5f}}), null);
        assertThat(loss.item()).isCloseTo(Math.log(2), within(1e-6));
    }

    @Test
    void sparse_oneHotTargets_nameTheOtherLoss() {
        assertThatThrownBy(() -> SparseCategoricalCrossentropy.of().check(floats(128, 10), floats(128, 10)))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "sparse_categorical_crossentropy: targets (128, 10) look one-hot, since they have the shape of the predictions;"
                                + " use CategoricalCrossentropy, or labels of shape (128,)");
    }

    @Test
    void sparse_targetsOfAnotherShape_areAnError() {
        assertThatThrownBy(() -> SparseCategoricalCrossentropy.of().check(ints(128, 3), floats(128, 10)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("sparse_categorical_crossentropy: predictions (128, 10) take labels of shape (128,), given (128, 3)");
    }

    @Test
    void sparse_floatingLabels_proposeACast() {
        assertThatThrownBy(() -> SparseCategoricalCrossentropy.of().check(floats(128), floats(128, 10)))
                .isInstanceOf(DTypeException.class)
                .hasMessage(
                        "sparse_categorical_crossentropy: takes INT32 or UINT8 labels, given FLOAT32; cast them: labels.cast(DType.INT32)");
    }

    @Test
    void sparse_predictionsWithoutClasses_areAnError() {
        assertThatThrownBy(() -> SparseCategoricalCrossentropy.of().check(ints(), floats(128))).isInstanceOf(ShapeException.class)
                .hasMessage("sparse_categorical_crossentropy: predictions must have shape (batch, …, classes), given (128,)");
    }

    @Test
    void sparse_labelOutOfRange_namesPlaceAndRange() {
        assertThatThrownBy(() -> SparseCategoricalCrossentropy.of().checkValues(Tensor.of(3, 10, 2), floats(3, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sparse_categorical_crossentropy: label 10 at element 1 is out of range;"
                        + " predictions of 10 classes take labels 0 … 9");
        assertThatThrownBy(() -> SparseCategoricalCrossentropy.of().checkValues(Tensor.of(-1), floats(1, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sparse_categorical_crossentropy: label -1 at element 0 is out of range;"
                        + " predictions of 4 classes take labels 0 … 3");
    }

    @Test
    void categorical_labels_nameTheOtherLoss() {
        assertThatThrownBy(() -> CategoricalCrossentropy.of().check(ints(128), floats(128, 10)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("categorical_crossentropy: targets (128,) look like labels, predictions have shape (128, 10);"
                        + " use SparseCategoricalCrossentropy, or one-hot targets: toCategorical(labels, 10)");
    }

    @Test
    void categorical_otherClasses_areAnError() {
        assertThatThrownBy(() -> CategoricalCrossentropy.of().check(floats(128, 9), floats(128, 10)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("categorical_crossentropy: targets must have the shape of the predictions (128, 10), given (128, 9)");
    }

    @Test
    void categorical_targetsThatAreNoProbabilities_areAnError() {
        assertThatThrownBy(() -> CategoricalCrossentropy.of().checkValues(Tensor.of(new float[][]{{0, 7}}), floats(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "categorical_crossentropy: targets are probabilities, 0 … 1; found 7.0 at element 1 of targets (1, 2)");
    }

    @Test
    void binary_targetNaN_isAnError() {
        assertThatThrownBy(() -> BinaryCrossentropy.of().checkValues(Tensor.of(0f, Float.NaN), floats(2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("binary_crossentropy: targets are probabilities, 0 … 1; found NaN at element 1 of targets (2,)");
    }

    @Test
    void regression_targetsOfAnotherShape_areAnErrorAndNeverBroadcast() {
        assertThatThrownBy(() -> MeanSquaredError.of().check(floats(8, 2), floats(8, 1))).isInstanceOf(ShapeException.class)
                .hasMessage("mean_squared_error: targets must have the shape of the predictions (8, 1), given (8, 2)");
        assertThatThrownBy(() -> MeanAbsoluteError.of().check(floats(8, 1), ints(8, 1))).isInstanceOf(DTypeException.class)
                .hasMessage("mean_absolute_error: takes FLOAT32 or FLOAT64 predictions, given INT32");
    }

    @Test
    void settings_outOfRange_areErrors() {
        assertThatThrownBy(() -> CategoricalCrossentropy.of().labelSmoothing(1.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("categorical_crossentropy: label smoothing must be 0 … 1, given 1.5");
        assertThatThrownBy(() -> BinaryCrossentropy.of().labelSmoothing(-0.1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("binary_crossentropy: label smoothing must be 0 … 1, given -0.1");
        assertThatThrownBy(() -> Huber.of().delta(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("huber_loss: delta must be above 0, given 0.0");
    }

    @Test
    void settings_areReadBackByTheirNames() {
        CategoricalCrossentropy loss = CategoricalCrossentropy.of().fromLogits(true).labelSmoothing(0.25)
                .reduction(Reduction.SUM);
        assertThat(loss.fromLogits()).isTrue();
        assertThat(loss.labelSmoothing()).isEqualTo(0.25);
        assertThat(loss.reduction()).isEqualTo(Reduction.SUM);
        assertThat(loss.name()).isEqualTo("categorical_crossentropy");
    }
}
