package dev.telar.models;

import static dev.telar.models.SequentialFitTest.blobs;
import static dev.telar.models.SequentialFitTest.blobsModel;
import static dev.telar.models.SequentialFitTest.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.telar.data.Dataset;
import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.layers.Dense;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.losses.SparseCategoricalCrossentropy;
import dev.telar.optimizers.Sgd;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

class ModelErrorsTest {

    private static Dataset labelled(Tensor features, int... labels) {
        return Dataset.of(features, Tensor.of(labels));
    }

    @Test
    void fit_beforeCompile_saysWhatToDo() {
        Sequential model = Sequential.of(Dense.of(3).inputShape(2));
        assertThatIllegalStateException().isThrownBy(() -> model.fit(blobs(3, 1), quiet(1)))
                .withMessage("fit: compile sequential first, and again after a change of its layers:"
                        + " model.compile(Training.with(optimizer).loss(loss))");
        assertThatIllegalStateException().isThrownBy(() -> model.evaluate(blobs(3, 1)))
                .withMessageStartingWith("evaluate: compile sequential first");
        assertThatIllegalStateException().isThrownBy(() -> model.trainOnBatch(Tensor.zeros(1, 2), Tensor.of(0)))
                .withMessageStartingWith("trainOnBatch: compile sequential first");
    }

    @Test
    void compile_withoutLoss_namesIt() {
        assertThatIllegalStateException().isThrownBy(() -> new Sequential().compile(Training.with(Sgd.of())))
                .withMessage("compile: a loss is missing: Training.with(optimizer).loss(MeanSquaredError.of())");
    }

    @Test
    void fit_afterAnotherLayer_asksForCompile() {
        Sequential model = blobsModel();
        model.add(Dense.of(3));
        assertThatIllegalStateException().isThrownBy(() -> model.fit(blobs(3, 1), quiet(1)))
                .withMessageContaining("again after a change of its layers");
    }

    @Test
    void fit_inputsOfAnotherSize_nameLayerExpectedAndGiven() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> blobsModel().fit(labelled(Tensor.zeros(3, 5), 0, 1, 2), quiet(1)))
                .withMessage(
                        "dense: expected axis −1 of the input to have size 2, given 5 of shape (None, 5); it was built for that"
                                + " size, make another layer for other inputs");
    }

    @Test
    void fit_inputsOfAnotherRank_nameBothShapes() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> blobsModel().fit(labelled(Tensor.zeros(3, 28, 2), 0, 1, 2), quiet(1)))
                .withMessage("sequential: takes inputs of shape (None, 2), given (None, 28, 2)");
    }

    @Test
    void fit_integerFeatures_proposeACast() {
        assertThatExceptionOfType(DTypeException.class)
                .isThrownBy(() -> blobsModel().fit(labelled(Tensor.zeros(3, 2).cast(DType.INT32), 0, 1, 2), quiet(1)))
                .withMessage("dense: takes FLOAT32 or FLOAT64, given INT32; put a Rescaling layer in front or cast the input:"
                        + " x.cast(DType.FLOAT32)");
    }

    @Test
    void fit_labelOutOfRange_namesItsRow() {
        int[] labels = new int[40];
        labels[37] = 3;
        assertThatIllegalArgumentException().isThrownBy(() -> blobsModel().fit(labelled(Tensor.zeros(40, 2), labels), quiet(1)))
                .withMessage("row 37 of the data set: sparse_categorical_crossentropy: label 3 at element 0 is out of range;"
                        + " predictions of 3 classes take labels 0 … 2");
    }

    @Test
    void fit_labelOutOfRangeInTheValidationSplit_namesItsRow() {
        int[] labels = new int[40];
        labels[37] = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blobsModel().fit(labelled(Tensor.zeros(40, 2), labels), quiet(1).validationSplit(0.5)))
                .withMessageStartingWith("row 37 of the data set: sparse_categorical_crossentropy: label -1");
    }

    @Test
    void fit_oneHotTargetsWithTheSparseLoss_namesTheOther() {
        Dataset data = Dataset.of(Tensor.zeros(3, 2), Tensor.eye(3));
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> blobsModel().fit(data, quiet(1)))
                .withMessage("sparse_categorical_crossentropy: targets (None, 3) look one-hot, since they have the shape of the"
                        + " predictions; use CategoricalCrossentropy, or labels of shape (None,)");
    }

    @Test
    void fit_labelsWithTheCategoricalLoss_namesTheOther() {
        Sequential model = blobsModel();
        model.compile(Training.with(Sgd.of()).loss(CategoricalCrossentropy.of()));
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> model.fit(blobs(3, 1), quiet(1)))
                .withMessageStartingWith("categorical_crossentropy: targets (None,) look like labels, predictions have shape"
                        + " (None, 3); use SparseCategoricalCrossentropy");
    }

    @Test
    void fit_validationOfOtherShapes_saysThatItIsTheValidation() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> blobsModel().fit(blobs(6, 1), quiet(1).validation(labelled(Tensor.zeros(1, 3), 0))))
                .withMessageStartingWith("validation › dense: expected axis −1 of the input to have size 2, given 3");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(
                        () -> blobsModel().fit(blobs(6, 1), quiet(1).validation(Dataset.of(Tensor.zeros(3, 2), Tensor.eye(3)))))
                .withMessageStartingWith("validation › sparse_categorical_crossentropy: targets (None, 3) look one-hot");
    }

    @Test
    void fit_noRows_isAnError() {
        Dataset empty = Dataset.of(Tensor.zeros(0, 2), Tensor.of(new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> blobsModel().fit(empty, quiet(1)))
                .withMessage("fit: the data set has no rows");
        assertThatIllegalArgumentException().isThrownBy(() -> blobsModel().fit(blobs(3, 1), quiet(1).validation(empty)))
                .withMessage("fit: validation: the data set has no rows");
        assertThatIllegalArgumentException().isThrownBy(() -> blobsModel().evaluate(empty))
                .withMessage("evaluate: the data set has no rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blobsModel().trainOnBatch(Tensor.zeros(0, 2), Tensor.of(new int[0])))
                .withMessage("trainOnBatch: the batch is empty");
    }

    @Test
    void fit_splitThatLeavesNothing_isAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> blobsModel().fit(blobs(1, 1), quiet(1).validationSplit(0.5)))
                .withMessage("fit: 1 rows are too few to split them with validationSplit 0.5: 0 for training, 1 for validation;"
                        + " give more rows or another split");
    }

    @Test
    void fit_classWeightsOfTargetsWithoutClasses_isAnError() {
        Sequential model = Sequential.of(Dense.of(2).inputShape(2));
        model.compile(Training.with(Sgd.of()).loss(dev.telar.losses.MeanSquaredError.of()));
        Dataset images = Dataset.of(Tensor.zeros(3, 4, 2), Tensor.zeros(3, 4, 2));
        Sequential other = Sequential.of(Dense.of(2).inputShape(4, 2));
        other.compile(Training.with(Sgd.of()).loss(dev.telar.losses.MeanSquaredError.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> other.fit(images, quiet(1).classWeights(Map.of(0, 2.0))))
                .withMessage(
                        "fit: classWeights take one label a row or one-hot targets (rows, classes), given targets (3, 4, 2)");
    }

    @Test
    void settings_outOfRange_areErrors() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(0))
                .withMessage("fit: epochs must be 1 or more, given 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(-3))
                .withMessage("fit: epochs must be 1 or more, given -3");
        assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(1).batchSize(0))
                .withMessage("fit: batchSize must be 1 or more, given 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(1).validationBatchSize(-1))
                .withMessage("fit: validationBatchSize must be 1 or more, given -1");
        assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(1).validationFrequency(0))
                .withMessage("fit: validationFrequency must be 1 or more, given 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(1).initialEpoch(-1))
                .withMessage("fit: initialEpoch must be 0 or more, given -1");
        for (double split : new double[]{0, 1, -0.5, 2, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(1).validationSplit(split))
                    .withMessage("fit: validationSplit must be above 0 and below 1, given " + split);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Fit.epochs(1).classWeights(Map.of(1, -2.0)))
                .withMessage("fit: the weight of class 1 must be a number of 0 or more, given -2.0");
        assertThatIllegalArgumentException().isThrownBy(() -> blobsModel().evaluate(blobs(3, 1), 0))
                .withMessage("evaluate: batchSize must be 1 or more, given 0");
        assertThatIllegalArgumentException().isThrownBy(() -> blobsModel().predict(Tensor.zeros(3, 2), -1))
                .withMessage("predict: batchSize must be 1 or more, given -1");
    }

    @Test
    void predict_beforeBuild_saysWhatToDo() {
        Sequential model = Sequential.of(Dense.of(3));
        model.compile(Training.with(Sgd.of()).loss(SparseCategoricalCrossentropy.of()));
        String remedy = ": sequential has no weights yet; give its first layer an inputShape, call build(shape), or fit it first";
        assertThatIllegalStateException().isThrownBy(() -> model.predict(Tensor.zeros(1, 2))).withMessage("predict" + remedy);
        assertThatIllegalStateException().isThrownBy(() -> model.predict(1f, 2f)).withMessage("predict" + remedy);
        assertThatIllegalStateException().isThrownBy(() -> model.evaluate(blobs(3, 1))).withMessage("evaluate" + remedy);
    }

    @Test
    void predict_singleSampleWithoutBatch_proposesAnAxis() {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> blobsModel().predict(Tensor.of(1f, 2f)))
                .withMessage(
                        "predict › sequential: takes inputs of shape (None, 2), given (2,); a single sample needs an axis for"
                                + " the batch: x.expandDims(0)");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> blobsModel().predict(1f, 2f, 3f))
                .withMessage("predict: a sample of sequential has shape (2,), given 3 numbers");
    }

    @Test
    void predict_noRows_givesNoRows() {
        assertThat(blobsModel().predict(Tensor.zeros(0, 2)).shape()).isEqualTo(Shape.of(0, 3));
    }

    @Test
    void build_scalar_isAnError() {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> Sequential.of(Dense.of(1)).build(Shape.scalar()))
                .withMessage("sequential: an input has an axis for the rows of the batch, given a scalar");
    }

    @Test
    void build_noLayers_isAnError() {
        assertThatIllegalStateException().isThrownBy(() -> new Sequential().build(Shape.of(1, 2)))
                .withMessage("sequential: has no layers yet, add(…) them first");
        assertThatIllegalStateException().isThrownBy(() -> new Sequential().pop())
                .withMessage("sequential: there is no layer to take away");
    }

    @Test
    void seed_afterTheFirstWeights_isAnError() {
        assertThatIllegalStateException().isThrownBy(() -> blobsModel().seed(1)).withMessage(
                "sequential: the seed must be set before the first weights are made, that is before a layer with an inputShape"
                        + " is added");
    }

    @Test
    void setWeights_wrong_isAnErrorAndChangesNothing() {
        Sequential model = blobsModel();
        float[] before = model.weights().getFirst().toFloatArray();
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> model.setWeights(java.util.List.of()))
                .withMessage("sequential: setWeights takes 4 tensors, given 0");
        assertThatExceptionOfType(ShapeException.class).isThrownBy(() -> model.setWeights(
                java.util.List.of(Tensor.zeros(2, 8), Tensor.zeros(8), Tensor.zeros(8, 3), Tensor.zeros(4))))
                .withMessageContaining("has shape (3,), given (4,)");
        assertThat(model.weights().getFirst().toFloatArray()).containsExactly(before);
    }
}
