package dev.telar.models;

import static dev.telar.models.SequentialFitTest.bits;
import static dev.telar.models.SequentialFitTest.blobs;
import static dev.telar.models.SequentialFitTest.blobsModel;
import static dev.telar.models.SequentialFitTest.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.telar.autograd.Autograd;
import dev.telar.autograd.ValueAndGradients;
import dev.telar.callbacks.Callback;
import dev.telar.callbacks.EarlyStopping;
import dev.telar.callbacks.History;
import dev.telar.callbacks.LambdaCallback;
import dev.telar.callbacks.LearningRateScheduler;
import dev.telar.callbacks.Progress;
import dev.telar.callbacks.TerminateOnNaN;
import dev.telar.callbacks.TrainingRun;
import dev.telar.data.Batch;
import dev.telar.data.Dataset;
import dev.telar.initializers.Ones;
import dev.telar.layers.Dense;
import dev.telar.losses.MeanSquaredError;
import dev.telar.losses.SparseCategoricalCrossentropy;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.optimizers.Sgd;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

class TrainerTest {

    private static final class Log implements Callback {

        private final List<String> calls = new ArrayList<>();

        @Override
        public void onTrainBegin(TrainingRun run) {
            calls.add("train begin " + run.epochs() + "x" + run.steps());
        }

        @Override
        public void onTrainEnd(TrainingRun run) {
            calls.add("train end");
        }

        @Override
        public void onEpochBegin(TrainingRun run, int epoch) {
            calls.add("epoch begin " + epoch);
        }

        @Override
        public void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {
            calls.add("epoch end " + epoch + " " + logs.keySet());
        }

        @Override
        public void onBatchBegin(TrainingRun run, int batch) {
            calls.add("batch begin " + batch);
        }

        @Override
        public void onBatchEnd(TrainingRun run, int batch, Supplier<Map<String, Double>> logs) {
            calls.add("batch end " + batch + " " + logs.get().keySet());
        }

        @Override
        public void onValidationBegin(TrainingRun run) {
            calls.add("validation begin");
        }

        @Override
        public void onValidationEnd(TrainingRun run, Map<String, Double> logs) {
            calls.add("validation end " + logs.keySet());
        }
    }

    // ---- callbacks in fit

    @Test
    void fit_callbacks_areCalledInKerasOrder() {
        Log log = new Log();
        Sequential model = blobsModel();
        model.compile(
                Training.with(Sgd.of(0.1)).loss(SparseCategoricalCrossentropy.of()).metrics(new CountingMetric("accuracy")));
        model.fit(blobs(6, 1), quiet(2).batchSize(4).validation(blobs(3, 2)).callbacks(log));
        List<String> expected = new ArrayList<>(List.of("train begin 2x2"));
        for (int epoch = 0; epoch < 2; epoch++) {
            Collections.addAll(expected, "epoch begin " + epoch, "batch begin 0", "batch end 0 [accuracy, loss]",
                    "batch begin 1", "batch end 1 [accuracy, loss]", "validation begin", "validation end [accuracy, loss]",
                    "epoch end " + epoch + " [accuracy, loss, val_accuracy, val_loss]");
        }
        expected.add("train end");
        assertThat(log.calls).isEqualTo(expected);
        assertThat(model.history().metrics().keySet()).containsExactly("accuracy", "loss", "val_accuracy", "val_loss");
    }

    @Test
    void fit_metrics_areThoseOverTheEpochAndWithoutWeights() {
        Dataset data = blobs(30, 1);
        Sequential model = blobsModel();
        model.compile(Training.with(Sgd.of(0)).loss(SparseCategoricalCrossentropy.of()).metrics(new CountingMetric("accuracy"))
                .weightedMetrics(new CountingMetric("accuracy")));
        boolean[] right = model.predict(data.features()).argMax(1).equal(data.targets()).toBooleanArray();
        float[] weights = new float[30];
        double hits = 0;
        double weightedHits = 0;
        double weightSum = 0;
        for (int i = 0; i < 30; i++) {
            weights[i] = i % 4;
            hits += right[i] ? 1 : 0;
            weightedHits += right[i] ? weights[i] : 0;
            weightSum += weights[i];
        }
        Dataset weighted = Dataset.of(data.features(), data.targets(), Tensor.of(weights));
        History history = model.fit(weighted, quiet(2).batchSize(7));
        assertThat(history.get("accuracy")).containsOnly(hits / 30);
        assertThat(history.get("weighted_accuracy")).containsOnly(weightedHits / weightSum);
        assertThat(model.evaluate(weighted, 7)).containsEntry("accuracy", hits / 30)
                .containsEntry("weighted_accuracy", weightedHits / weightSum);
    }

    @Test
    void fit_learningRateScheduler_movesTheStepsAndEntersTheHistory() {
        // w ← w + 2·rate·(1 − w): 0 → 1 with rate 0.5, then it stays with rate 0
        Sequential model = Sequential
                .of(Dense.of(1).useBias(false).kernelInitializer(dev.telar.initializers.Zeros.of()).inputShape(1));
        model.compile(Training.with(Sgd.of(0.5)).loss(MeanSquaredError.of()));
        Dataset data = Dataset.of(Tensor.ones(1, 1), Tensor.ones(1, 1));
        History history = model.fit(data, quiet(2).callbacks(LearningRateScheduler.of((epoch, rate) -> epoch == 0 ? rate : 0)));
        assertThat(history.metrics()).containsExactly(Map.entry("loss", List.of(1.0, 0.0)),
                Map.entry("learning_rate", List.of(0.5, 0.0)));
    }

    @Test
    void fit_earlyStopping_restoresTheBestWeights() {
        // A rate above 1 makes the loss grow at each step: the first epoch is the best.
        Sequential model = Sequential.of(Dense.of(1).useBias(false).kernelInitializer(Ones.of()).inputShape(1));
        model.compile(Training.with(Sgd.of(1.25)).loss(MeanSquaredError.of()));
        Dataset data = Dataset.of(Tensor.ones(1, 1), Tensor.zeros(1, 1));
        List<Double> kernels = new ArrayList<>();
        History history = model.fit(data, quiet(20).callbacks(
                LambdaCallback.of().onEpochEnd((run, _, _) -> kernels.add(run.weights().getFirst().item())),
                EarlyStopping.monitor("loss").patience(2).restoreBestWeights(true)));
        assertThat(history.get("loss")).containsExactly(1.0, 2.25, 5.0625);
        assertThat(kernels).containsExactly(-1.5, 2.25, -3.375);
        assertThat(bits(model).getFirst()).containsExactly(-1.5f);
    }

    @Test
    void fit_earlyStoppingOfAMetric_asksTheMetricForItsMode() {
        Sequential model = blobsModel();
        model.compile(Training.with(Sgd.of(0)).loss(SparseCategoricalCrossentropy.of()).metrics(new CountingMetric("accuracy")));
        History history = model.fit(blobs(6, 1),
                quiet(9).validation(blobs(6, 1)).callbacks(EarlyStopping.monitor("val_accuracy")));
        assertThat(history.epochs()).containsExactly(0, 1);
    }

    @Test
    void fit_terminateOnNaN_endsInTheMiddleOfTheEpoch() {
        Sequential model = blobsModel();
        Log log = new Log();
        float[] points = new float[16];
        points[6] = Float.NaN;
        Dataset data = Dataset.of(Tensor.of(points, Shape.of(8, 2)), Tensor.of(new int[8]));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.fit(data, Fit.epochs(3).batchSize(2).shuffle(false).progress(Progress.SILENT)
                .output(new PrintStream(bytes, true, StandardCharsets.UTF_8)).callbacks(new TerminateOnNaN(), log));
        assertThat(log.calls).endsWith("batch end 1 [loss]", "epoch end 0 [loss]", "train end");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("Batch 1: Invalid loss, terminating training\n");
    }

    @Test
    void fit_progressLines_goToTheGivenWriter() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        blobsModel().fit(blobs(6, 1), Fit.epochs(2).output(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .matches("Epoch 1/2\n1/1 - [0-9]+s - [0-9]+[mu]?s/step - loss: [0-9.]{6}\n"
                        + "Epoch 2/2\n1/1 - [0-9]+s - [0-9]+[mu]?s/step - loss: [0-9.]{6}\n");
    }

    // ---- ends of a training

    @Test
    void fit_interruptInTheMiddle_keepsTheFinishedEpochsAndTheFlag() {
        Sequential model = blobsModel();
        Log log = new Log();
        History history = model.fit(blobs(12, 1),
                quiet(5).batchSize(4).callbacks(LambdaCallback.of().onBatchEnd((run, batch, _) -> {
                    if (run.history().epochs().size() == 2 && batch == 1) {
                        Thread.currentThread().interrupt();
                    }
                }), log));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.epochs()).containsExactly(0, 1);
        assertThat(log.calls).endsWith("epoch begin 2", "batch begin 0", "batch end 0 [loss]", "batch begin 1",
                "batch end 1 [loss]", "train end");
        Sequential same = blobsModel();
        same.fit(blobs(12, 1), quiet(5).batchSize(4).callbacks(LambdaCallback.of().onBatchEnd((run, batch, _) -> {
            if (run.history().epochs().size() == 2 && batch == 1) {
                run.stopTraining();
            }
        })));
        assertThat(bits(model).getFirst()).containsExactly(bits(same).getFirst());
        assertThat(model.fit(blobs(12, 1), quiet(1)).epochs()).containsExactly(0);
    }

    @Test
    void stopTraining_fromOutside_endsTheEpochEarlyAsKeras() {
        Sequential model = blobsModel();
        Log log = new Log();
        model.fit(blobs(12, 1), quiet(5).batchSize(4).validation(blobs(3, 2))
                .callbacks(LambdaCallback.of().onBatchEnd((_, _, _) -> model.stopTraining()), log));
        assertThat(log.calls).containsExactly("train begin 5x3", "epoch begin 0", "batch begin 0", "batch end 0 [loss]",
                "validation begin", "validation end [loss]", "epoch end 0 [loss, val_loss]", "train end");
    }

    @Test
    void fit_exceptionInACallback_comesOutAndLeavesTheModelUsable() {
        Sequential model = blobsModel();
        IllegalStateException thrown = new IllegalStateException("mine");
        assertThatThrownBy(() -> model.fit(blobs(12, 1), quiet(5).callbacks(LambdaCallback.of().onEpochEnd((_, epoch, _) -> {
            if (epoch == 1) {
                throw thrown;
            }
        })))).isSameAs(thrown);
        assertThat(model.history().epochs()).containsExactly(0);
        assertThat(model.fit(blobs(12, 1), quiet(1)).epochs()).containsExactly(0);
    }

    @Test
    void fit_stepThatFails_changesNoVariable() {
        Sequential model = blobsModel();
        model.compile(Training.with(Sgd.of(0.1).momentum(0.9)).loss(SparseCategoricalCrossentropy.of())
                .metrics(new FailingMetric(2)));
        List<List<float[]>> before = new ArrayList<>();
        assertThatIllegalStateException().isThrownBy(() -> model.fit(blobs(12, 1), quiet(1).batchSize(4)
                .callbacks(LambdaCallback.of().onBatchBegin((_, _) -> before.add(bits(model)))))).withMessage("third update");
        assertThat(before).hasSize(3);
        for (int i = 0; i < before.getLast().size(); i++) {
            assertThat(bits(model).get(i)).containsExactly(before.getLast().get(i));
        }
        assertThat(model.optimizerState().getFirst().get().item()).isEqualTo(2);
    }

    private static final class FailingMetric implements Metric {

        private final int good;
        private int updates;

        FailingMetric(int good) {
            this.good = good;
        }

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Metric resolve(dev.telar.losses.Loss loss, TensorSpec targets, TensorSpec predictions) {
            return new FailingMetric(good);
        }

        @Override
        public void update(Tensor targets, Tensor predictions, @org.jspecify.annotations.Nullable Tensor sampleWeights) {
            Tensor.apply(new HostCall("failing", this::count, List.of()), predictions);
        }

        private List<HostArray> count(List<HostArray> inputs) {
            if (updates++ == good) {
                throw new IllegalStateException("third update");
            }
            return List.of();
        }

        @Override
        public double result() {
            return 0;
        }

        @Override
        public void reset() {}

        @Override
        public List<Variable> variables() {
            return List.of();
        }
    }

    @Test
    void fit_whileAnotherFitRuns_isAnError() {
        Sequential model = blobsModel();
        assertThatIllegalStateException().isThrownBy(
                () -> model.fit(blobs(6, 1),
                        quiet(1).callbacks(LambdaCallback.of().onEpochBegin((_, _) -> model.fit(blobs(6, 1), quiet(1))))))
                .withMessage("fit: sequential is being trained by another call of fit");
    }

    // ---- threads

    @Test
    void predict_duringFit_neverMixesTheWeightsOfTwoSteps() throws Exception {
        // Kernel and bias always move alike: y = w + b with w = b at each step border.
        Sequential model = Sequential.of(Dense.of(1).kernelInitializer(Ones.of()).biasInitializer(Ones.of()).inputShape(1));
        model.compile(Training.with(Sgd.of(0.01)).loss(MeanSquaredError.of()));
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                readers.add(threads.submit(() -> {
                    int calls = 0;
                    do {
                        float[] both = model.predict(Tensor.of(new float[][]{{0}, {2}})).toFloatArray();
                        // b and 2w + b: with w = b the second is three times the first
                        assertThat(both[1]).isEqualTo(2 * both[0] + both[0]);
                        List<Tensor> weights = model.weights();
                        assertThat(weights.get(0).item()).isEqualTo(weights.get(1).item());
                        calls++;
                    } while (!done.get());
                    return calls;
                }));
            }
            try {
                model.fit(Dataset.of(Tensor.ones(64, 1), Tensor.zeros(64, 1)), quiet(30).batchSize(1));
            } finally {
                done.set(true);
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    @Test
    void predict_manyThreads_sameBits() throws Exception {
        Sequential model = blobsModel();
        Dataset data = blobs(50, 1);
        float[] expected = model.predict(data.features()).toFloatArray();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<float[]>> results = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                int batchSize = 1 + i;
                results.add(threads.submit(() -> model.predict(data.features(), batchSize).toFloatArray()));
            }
            for (Future<float[]> result : results) {
                assertThat(result.get()).containsExactly(expected);
            }
        }
    }

    // ---- a loop of one's own

    @Test
    void loop_ofOnesOwn_takesTheSameStepsAsFit() {
        Sequential model = blobsModel();
        Sequential fitted = blobsModel();
        List<Variable> parameters = model.trainableVariables();
        Sgd optimizer = Sgd.of(0.1);
        SparseCategoricalCrossentropy loss = SparseCategoricalCrossentropy.of();
        Batch all = blobs(12, 1).all();
        for (int i = 0; i < 3; i++) {
            TensorScope.run(() -> {
                ValueAndGradients result = Autograd.valueAndGradients(parameters,
                        () -> loss.loss(all.targets(), model.call(all.features()), null));
                optimizer.apply(parameters, result.gradients());
            });
        }
        fitted.fit(blobs(12, 1), quiet(3).shuffle(false));
        assertThat(Objects.requireNonNull(bits(model)).getFirst()).containsExactly(bits(fitted).getFirst());
        assertThat(model.call(all.features()).dtype()).isEqualTo(DType.FLOAT32);
    }
}
