package dev.telar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.telar.activations.Activations;
import dev.telar.benchmarks.works.Network;
import dev.telar.benchmarks.works.Rows;
import dev.telar.benchmarks.works.Work;
import dev.telar.callbacks.Callback;
import dev.telar.callbacks.Progress;
import dev.telar.callbacks.TrainingRun;
import dev.telar.data.Dataset;
import dev.telar.layers.Dense;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.optimizers.Sgd;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// A work's network as a user of Telar writes it, trained by `fit`.
final class FittedNetwork implements Network {

    private final Work work;
    private final Supplier<Rows> rows;
    private final Sequential model = new Sequential().seed(42);
    /// Read when it is first asked for: predicting needs none.
    private @Nullable Dataset data;

    FittedNetwork(Work work, Supplier<Rows> rows) {
        this.work = work;
        this.rows = rows;
        for (int layer = 0; layer < work.layers() - 1; layer++) {
            model.add(Dense.of(work.sizes()[layer + 1]).activation(work.sigmoid() ? Activations.SIGMOID : Activations.RELU));
        }
        model.add(Dense.of(work.classes()).activation(Activations.SOFTMAX));
        model.build(Shape.of(Shape.UNKNOWN, work.inputs()));
        if (!work.isMnist()) {
            model.setWeights(weights());
        }
        model.compile(Training.with(Sgd.of(work.learningRate())).loss(CategoricalCrossentropy.of()));
    }

    private List<Tensor> weights() {
        List<Tensor> weights = new ArrayList<>();
        for (int layer = 0; layer < work.layers(); layer++) {
            weights.add(Tensor.of(work.weights(layer), Shape.of(work.sizes()[layer], work.sizes()[layer + 1])));
            weights.add(Tensor.zeros(work.sizes()[layer + 1]));
        }
        return weights;
    }

    private Dataset data() {
        Dataset read = data;
        if (read == null) {
            read = work.isMnist() ? MainJob.images() : inTensors((Rows.Floats) rows.get());
            data = read;
        }
        return read;
    }

    private Dataset inTensors(Rows.Floats numbers) {
        return Dataset.of(Tensor.of(numbers.features(), Shape.of(numbers.size(), work.inputs())),
                Tensor.of(numbers.targets(), Shape.of(numbers.size(), work.classes())));
    }

    private Fit epochs(int epochs, Callback callback) {
        return Fit.epochs(epochs).batchSize(work.batchSize()).progress(Progress.SILENT).callbacks(callback);
    }

    @Override
    public void train(int epochs, EpochObserver observer) {
        model.fit(data(), epochs(epochs, new Clock(observer)));
    }

    @Override
    public void firstStep() {
        model.fit(data(), epochs(1, new Callback() {
            @Override
            public void onBatchEnd(TrainingRun run, int batch, Supplier<Map<String, Double>> logs) {
                if (!Double.isFinite(Objects.requireNonNull(logs.get().get("loss")))) {
                    throw new IllegalStateException("the first loss is " + logs.get());
                }
                run.stopTraining();
            }
        }));
    }

    @Override
    public float[] predict(float[] row) {
        return model.predict(row);
    }

    @Override
    public void gather(int[] numbers) {
        TensorScope.run(() -> data().batch(numbers));
    }

    @Override
    public void close() {}

    /// Times epochs.
    private static final class Clock implements Callback {

        private final EpochObserver observer;
        private long start;

        Clock(EpochObserver observer) {
            this.observer = observer;
        }

        @Override
        public void onEpochBegin(TrainingRun run, int epoch) {
            start = System.nanoTime();
        }

        @Override
        public void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {
            observer.finished((System.nanoTime() - start) / 1e9, Objects.requireNonNull(logs.get("loss")));
        }
    }
}
