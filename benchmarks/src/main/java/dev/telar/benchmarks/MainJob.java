package dev.telar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import dev.telar.activations.Activations;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.benchmarks.works.Quantiles;
import dev.telar.callbacks.Callback;
import dev.telar.callbacks.Progress;
import dev.telar.callbacks.TrainingRun;
import dev.telar.data.Batch;
import dev.telar.data.Dataset;
import dev.telar.datasets.LabeledImages;
import dev.telar.datasets.Mnist;
import dev.telar.layers.Dense;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.metrics.Accuracy;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.optimizers.Sgd;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// The training of the MNIST notebook on one backend, and what was seen of it.
final class MainJob {

    static final int INPUTS = 784;
    static final int HIDDEN = 512;
    static final int BATCH = 128;
    static final double LEARNING_RATE = 0.006;

    private static final int SEED = 42;

    private MainJob() {}

    /// What was seen.
    ///
    /// @param weights the weights before the first step
    /// @param batches the rows of the first steps' batches
    /// @param losses the losses of the first steps
    /// @param accuracy the share of test images that are recognised at the end
    /// @param secondsAnEpoch the median over the epochs, validation included; NaN where none was finished
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Seen(List<float[]> weights, List<int[]> batches, double[] losses, double accuracy, double secondsAnEpoch) {}

    static LabeledImages images() {
        return Mnist.train().split(0.1, SEED).first().flattened().scaled();
    }

    /// Trains and watches.
    ///
    /// @param epochs how many epochs; 0 for the watched steps alone
    /// @param steps how many of the first steps are watched
    static Seen run(Backend backend, int epochs, int steps) {
        return run(backend, epochs, steps, () -> {});
    }

    /// Trains and watches.
    ///
    /// @param afterFirstStep called once
    static Seen run(Backend backend, int epochs, int steps, Runnable afterFirstStep) {
        return Backends.use(backend, () -> train(epochs, steps, afterFirstStep));
    }

    private static Seen train(int epochs, int steps, Runnable afterFirstStep) {
        LabeledImages validation = Mnist.train().split(0.1, SEED).second().flattened().scaled();
        LabeledImages test = Mnist.test().flattened().scaled();
        Sequential network = new Sequential().seed(SEED);
        network.add(Dense.of(HIDDEN).activation(Activations.SIGMOID).inputShape(INPUTS));
        network.add(Dense.of(10).activation(Activations.SOFTMAX));
        List<float[]> weights = network.weights().stream().map(Tensor::toFloatArray).toList();
        network.compile(Training.with(Sgd.of(LEARNING_RATE)).loss(CategoricalCrossentropy.of()).metrics(Accuracy.of()));
        WatchedBatches data = new WatchedBatches(images(), steps);
        Watch watch = new Watch(steps, epochs == 0, afterFirstStep);
        network.fit(data,
                Fit.epochs(Math.max(1, epochs)).batchSize(BATCH).seed(SEED).validation(validation).progress(Progress.SILENT)
                        .callbacks(watch));
        double accuracy = Objects.requireNonNull(network.evaluate(test).get("accuracy"));
        return new Seen(weights, data.seen, watch.losses, accuracy, watch.secondsAnEpoch());
    }

    /// Remembers which rows were asked for first.
    private static final class WatchedBatches implements Dataset {

        private final Dataset images;
        private final int steps;
        private final List<int[]> seen = new ArrayList<>();

        WatchedBatches(Dataset images, int steps) {
            this.images = images;
            this.steps = steps;
        }

        @Override
        public int size() {
            return images.size();
        }

        @Override
        public TensorSpec featureSpec() {
            return images.featureSpec();
        }

        @Override
        public TensorSpec targetSpec() {
            return images.targetSpec();
        }

        @Override
        public Batch batch(int[] rows) {
            if (seen.size() < steps) {
                seen.add(rows.clone());
            }
            return images.batch(rows);
        }
    }

    /// Takes the losses of single steps out of the means that `fit` tells, and times epochs.
    private static final class Watch implements Callback {

        private final double[] losses;
        private final boolean stopsThen;
        private final Runnable afterFirstStep;
        private final List<Double> seconds = new ArrayList<>();
        private double sum;
        private int count;
        private long start;

        Watch(int steps, boolean stopsThen, Runnable afterFirstStep) {
            this.losses = new double[steps];
            this.stopsThen = stopsThen;
            this.afterFirstStep = afterFirstStep;
        }

        @Override
        public void onEpochBegin(TrainingRun run, int epoch) {
            start = System.nanoTime();
        }

        @Override
        public void onBatchEnd(TrainingRun run, int batch, Supplier<Map<String, Double>> logs) {
            if (count < losses.length) {
                double total = Objects.requireNonNull(logs.get().get("loss")) * (batch + 1);
                losses[count++] = total - sum;
                sum = total;
                if (count == 1) {
                    afterFirstStep.run();
                }
                if (stopsThen && count == losses.length) {
                    run.stopTraining();
                }
            }
        }

        @Override
        public void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {
            seconds.add((System.nanoTime() - start) / 1e9);
        }

        double secondsAnEpoch() {
            return stopsThen || seconds.isEmpty()
                    ? Double.NaN
                    : Quantiles.median(seconds.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
