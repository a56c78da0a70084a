package dev.telar.models;

import static dev.telar.activations.Activations.RELU;
import static dev.telar.activations.Activations.SIGMOID;
import static dev.telar.activations.Activations.SOFTMAX;
import static dev.telar.activations.Activations.TANH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import dev.telar.callbacks.History;
import dev.telar.callbacks.Progress;
import dev.telar.data.Dataset;
import dev.telar.layers.Dense;
import dev.telar.losses.BinaryCrossentropy;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.losses.MeanSquaredError;
import dev.telar.losses.SparseCategoricalCrossentropy;
import dev.telar.optimizers.Adam;
import dev.telar.optimizers.Sgd;
import dev.telar.random.Philox;
import dev.telar.regularizers.L2;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

class SequentialFitTest {

    private static final Tensor XOR_INPUTS = Tensor.of(new float[][]{{0, 0}, {0, 1}, {1, 0}, {1, 1}});

    static Fit quiet(int epochs) {
        return Fit.epochs(epochs).progress(Progress.SILENT);
    }

    /// Three clouds of points around (2, 0), (−1, 2) and (−1, −2), one after the other.
    static Dataset blobs(int rows, long seed) {
        float[] points = new float[2 * rows];
        int[] labels = new int[rows];
        float[][] centers = {{2, 0}, {-1, 2}, {-1, -2}};
        Philox random = Philox.of(seed);
        for (int i = 0; i < rows; i++) {
            labels[i] = i % 3;
            points[2 * i] = centers[i % 3][0] + 0.5f * (float) random.nextGaussian();
            points[2 * i + 1] = centers[i % 3][1] + 0.5f * (float) random.nextGaussian();
        }
        return Dataset.of(Tensor.of(points, Shape.of(rows, 2)), Tensor.of(labels));
    }

    static Sequential blobsModel() {
        Sequential model = new Sequential();
        model.add(Dense.of(8).activation(RELU).inputShape(2));
        model.add(Dense.of(3).activation(SOFTMAX));
        model.compile(Training.with(Sgd.of(0.1)).loss(SparseCategoricalCrossentropy.of()));
        return model;
    }

    static List<float[]> bits(Sequential model) {
        List<float[]> values = new ArrayList<>();
        model.weights().forEach(weight -> values.add(weight.toFloatArray()));
        return values;
    }

    private static double loss(Sequential model, Dataset data) {
        return Objects.requireNonNull(model.evaluate(data).get("loss"));
    }

    @Test
    void fit_xor_isLearned() {
        Sequential model = Sequential.of(Dense.of(8).activation(TANH).inputShape(2), Dense.of(1).activation(SIGMOID));
        model.compile(Training.with(Adam.of(0.1)).loss(BinaryCrossentropy.of()));
        model.fit(Dataset.of(XOR_INPUTS, Tensor.of(new float[][]{{0}, {1}, {1}, {0}})), quiet(200));
        float[] p = model.predict(XOR_INPUTS).toFloatArray();
        assertThat(p[0]).isLessThan(0.1f);
        assertThat(p[1]).isGreaterThan(0.9f);
        assertThat(p[2]).isGreaterThan(0.9f);
        assertThat(p[3]).isLessThan(0.1f);
    }

    @Test
    void fit_blobs_areToldApart() {
        Dataset test = blobs(90, 2);
        Sequential model = blobsModel();
        History history = model.fit(blobs(300, 1), quiet(10));
        assertThat(history.epochs()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(history.last("loss")).isLessThan(0.05);
        assertThat(model.predict(test.features()).argMax(1).toIntArray()).isEqualTo(test.targets().toIntArray());
    }

    @Test
    void fit_linearModelOneStep_equalsTheGradientByHand() {
        // y = w·x + b at w = b = 0: loss = mean(y²) = (4 + 16) / 2 = 10, dw = −2·mean(x·y) = −2·(2 + 8) / 2 = −10, db = −2·mean(y) = −6
        Sequential model = Sequential.of(Dense.of(1).kernelInitializer(dev.telar.initializers.Zeros.of()).inputShape(1));
        model.compile(Training.with(Sgd.of(0.125)).loss(MeanSquaredError.of()));
        Dataset data = Dataset.of(Tensor.of(new float[][]{{1}, {2}}), Tensor.of(new float[][]{{2}, {4}}));
        History history = model.fit(data, quiet(1));
        assertThat(history.get("loss")).containsExactly(10.0);
        assertThat(bits(model).get(0)).containsExactly(1.25f);
        assertThat(bits(model).get(1)).containsExactly(0.75f);
    }

    @Test
    void fit_sameProgramTwice_sameBits() {
        Sequential first = blobsModel();
        Sequential second = blobsModel();
        History a = first.fit(blobs(100, 1), quiet(3));
        History b = second.fit(blobs(100, 1), quiet(3));
        assertThat(a.metrics()).isEqualTo(b.metrics());
        for (int i = 0; i < 4; i++) {
            assertThat(bits(first).get(i)).containsExactly(bits(second).get(i));
        }
    }

    @Test
    void seed_another_otherWeights() {
        Sequential zero = Sequential.of(Dense.of(3).inputShape(2));
        Sequential one = new Sequential().seed(1).add(Dense.of(3).inputShape(2));
        assertThat(bits(zero).getFirst()).isNotEqualTo(bits(one).getFirst());
    }

    @Test
    void fit_epochsInTwoCalls_equalsOneCall() {
        Sequential once = blobsModel();
        once.fit(blobs(50, 1), quiet(4));
        Sequential twice = blobsModel();
        twice.fit(blobs(50, 1), quiet(2));
        twice.fit(blobs(50, 1), quiet(4).initialEpoch(2));
        assertThat(bits(twice).getFirst()).containsExactly(bits(once).getFirst());
        assertThat(twice.history().epochs()).containsExactly(2, 3);
    }

    @Test
    void fit_lastBatchPartial_countsItsRowsOnly() {
        // A model that always says 0, squared errors 1, 1, 1, 1, 36: batches of 4 and 1; the mean over rows is 8, over batches 18.5.
        Sequential model = Sequential.of(Dense.of(1).kernelInitializer(dev.telar.initializers.Zeros.of()).inputShape(1));
        model.compile(Training.with(Sgd.of(0)).loss(MeanSquaredError.of()));
        Dataset data = Dataset.of(Tensor.zeros(5, 1), Tensor.of(new float[]{1, 1, 1, 1, 6}, Shape.of(5, 1)));
        History history = model.fit(data, quiet(1).batchSize(4).shuffle(false));
        assertThat(history.get("loss")).containsExactly(8.0);
        assertThat(model.evaluate(data, 4)).isEqualTo(Map.of("loss", 8.0));
        assertThat(model.evaluate(data, 100)).isEqualTo(Map.of("loss", 8.0));
    }

    @Test
    void fit_classWeights_equalSampleWeights() {
        Dataset plain = blobs(30, 1);
        float[] weights = new float[30];
        int[] labels = plain.targets().toIntArray();
        for (int i = 0; i < 30; i++) {
            weights[i] = labels[i] == 0 ? 0.5f : labels[i] == 2 ? 3 : 1;
        }
        Sequential byClass = blobsModel();
        byClass.fit(plain, quiet(2).classWeights(Map.of(0, 0.5, 2, 3.0)));
        Sequential bySample = blobsModel();
        bySample.fit(Dataset.of(plain.features(), plain.targets(), Tensor.of(weights)), quiet(2));
        assertThat(bits(byClass).getFirst()).containsExactly(bits(bySample).getFirst());
        assertThat(byClass.history().metrics()).isEqualTo(bySample.history().metrics());
    }

    @Test
    void fit_classWeightsOfOneHotTargets_equalThoseOfLabels() {
        Dataset labels = blobs(30, 1);
        Dataset oneHot = Dataset.of(labels.features(), labels.targets().oneHot(3, dev.telar.shape.DType.FLOAT32));
        Sequential sparse = blobsModel();
        History a = sparse.fit(labels, quiet(1).classWeights(Map.of(1, 2.0)));
        Sequential dense = blobsModel();
        dense.compile(Training.with(Sgd.of(0.1)).loss(CategoricalCrossentropy.of()));
        History b = dense.fit(oneHot, quiet(1).classWeights(Map.of(1, 2.0)));
        assertThat(a.last("loss")).isCloseTo(b.last("loss"), org.assertj.core.data.Offset.offset(1e-5));
    }

    @Test
    void fit_sampleWeights_scaleTheLossButNotTheDivisor() {
        // squared errors 1 and 4, weights 3 and 0.5: (3 + 2) / 2 rows
        Sequential model = Sequential.of(Dense.of(1).kernelInitializer(dev.telar.initializers.Zeros.of()).inputShape(1));
        model.compile(Training.with(Sgd.of(0)).loss(MeanSquaredError.of()));
        Dataset data = Dataset.of(Tensor.zeros(2, 1), Tensor.of(new float[]{1, 2}, Shape.of(2, 1)), Tensor.of(3f, 0.5f));
        assertThat(model.fit(data, quiet(1)).get("loss")).containsExactly(2.5);
        assertThat(model.evaluate(data)).isEqualTo(Map.of("loss", 2.5));
    }

    @Test
    void fit_regularizer_addsItsPenaltyToLossAndGradient() {
        // w = 1, x = 0, y = 0: the loss is the penalty alone, 0.25·w² = 0.25; w ← w − 0.5·0.5·w
        Sequential model = Sequential.of(Dense.of(1).useBias(false).kernelInitializer(dev.telar.initializers.Ones.of())
                .kernelRegularizer(L2.of(0.25)).inputShape(1));
        model.compile(Training.with(Sgd.of(0.5)).loss(MeanSquaredError.of()));
        Dataset data = Dataset.of(Tensor.zeros(4, 1), Tensor.zeros(4, 1));
        assertThat(model.evaluate(data)).isEqualTo(Map.of("loss", 0.25));
        assertThat(model.fit(data, quiet(1)).get("loss")).containsExactly(0.25);
        assertThat(bits(model).getFirst()).containsExactly(0.75f);
    }

    @Test
    void fit_validation_standsBehindTheTrainingInTheHistory() {
        Sequential model = blobsModel();
        History history = model.fit(blobs(60, 1), quiet(2).validation(blobs(30, 2)));
        assertThat(history.metrics().keySet()).containsExactly("loss", "val_loss");
        assertThat(history.last("val_loss")).isEqualTo(model.evaluate(blobs(30, 2)).get("loss"));
    }

    @Test
    void fit_validationSplit_takesTheLastRows() {
        Dataset all = blobs(40, 1);
        Dataset head = Dataset.of(all.features().slice(0, 0, 30), all.targets().slice(0, 0, 30));
        Dataset tail = Dataset.of(all.features().slice(0, 30, 40), all.targets().slice(0, 30, 40));
        Sequential split = blobsModel();
        Sequential given = blobsModel();
        History a = split.fit(all, quiet(2).validationSplit(0.25).batchSize(8));
        History b = given.fit(head, quiet(2).validation(tail).batchSize(8));
        assertThat(a.metrics()).isEqualTo(b.metrics());
    }

    @Test
    void fit_validationFrequency_skipsEpochs() {
        History history = blobsModel().fit(blobs(30, 1), quiet(5).validation(blobs(30, 2)).validationFrequency(2));
        assertThat(history.get("loss")).hasSize(5);
        assertThat(history.get("val_loss")).hasSize(2);
    }

    @Test
    void fit_batchLargerThanTheData_isOneStep() {
        Sequential model = blobsModel();
        List<Integer> batches = new ArrayList<>();
        model.fit(blobs(10, 1), quiet(1).batchSize(1_000_000)
                .callbacks(dev.telar.callbacks.LambdaCallback.of().onBatchEnd((_, batch, _) -> batches.add(batch))));
        assertThat(batches).containsExactly(0);
    }

    @Test
    void fit_nanInTheData_makesTheLossNan() {
        Sequential model = blobsModel();
        Dataset data = Dataset.of(Tensor.full(Double.NaN, dev.telar.shape.DType.FLOAT32, 4, 2), Tensor.of(0, 1, 2, 0));
        assertThat(model.fit(data, quiet(1)).last("loss")).isNaN();
    }

    @Test
    void fit_optimizerState_isCountedInTheSummaryAfterwards() {
        Sequential model = blobsModel();
        assertThat(Summary.of(model).toString()).doesNotContain("Optimizer");
        model.fit(blobs(10, 1), quiet(1));
        assertThat(Summary.of(model).toString()).contains(" Total params: 53 (212.00 B)\n")
                .contains(" Optimizer params: 2 (8.00 B)\n");
    }

    @Test
    void trainOnBatch_once_isAStepWithTheLossBeforeIt() {
        Sequential model = blobsModel();
        Dataset data = blobs(30, 1);
        double before = loss(model, data);
        assertThat(model.trainOnBatch(data.features(), data.targets()).get("loss"))
                .isCloseTo(before, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(loss(model, data)).isLessThan(before);
    }
}
