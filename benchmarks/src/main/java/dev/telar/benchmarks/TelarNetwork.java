package dev.telar.benchmarks;

import java.util.ArrayList;
import java.util.List;

import dev.telar.activations.Activations;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.benchmarks.works.Work;
import dev.telar.callbacks.Progress;
import dev.telar.data.Dataset;
import dev.telar.layers.Dense;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.optimizers.Sgd;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// The network as a user of Telar writes it, trained by `fit`.
final class TelarNetwork implements Contender {

    private final Work work;
    private final Backend backend;
    private final Sequential model = new Sequential();
    private final Dataset data;

    TelarNetwork(Work work, Backend backend) {
        this.work = work;
        this.backend = backend;
        this.data = Backends.use(backend, this::build);
    }

    private Dataset build() {
        for (int layer = 0; layer < work.layers() - 1; layer++) {
            model.add(Dense.of(work.sizes()[layer + 1]).activation(work.sigmoid() ? Activations.SIGMOID : Activations.RELU));
        }
        model.add(Dense.of(work.classes()));
        model.build(Shape.of(Shape.UNKNOWN, work.inputs()));
        List<Tensor> weights = new ArrayList<>();
        for (int layer = 0; layer < work.layers(); layer++) {
            weights.add(Tensor.of(work.weights(layer), Shape.of(work.sizes()[layer], work.sizes()[layer + 1])));
            weights.add(Tensor.zeros(work.sizes()[layer + 1]));
        }
        model.setWeights(weights);
        model.compile(Training.with(Sgd.of(work.learningRate())).loss(CategoricalCrossentropy.of().fromLogits(true)));
        int rows = work.steps() * work.batchSize();
        return Dataset.of(Tensor.of(work.features(), Shape.of(rows, work.inputs())),
                Tensor.of(work.targets(), Shape.of(rows, work.classes())));
    }

    @Override
    public String name() {
        return "Telar on " + backend.name();
    }

    @Override
    public double epoch() {
        Fit fit = Fit.epochs(1).batchSize(work.batchSize()).shuffle(false).progress(Progress.SILENT);
        return Backends.use(backend, () -> model.fit(data, fit)).last("loss");
    }

    @Override
    public void close() {}
}
