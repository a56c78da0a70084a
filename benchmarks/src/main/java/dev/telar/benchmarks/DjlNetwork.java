package dev.telar.benchmarks;

import java.nio.FloatBuffer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/// The network written directly against DJL: PyTorch's automatic gradients, DJL's optimizer and loss, everything that a step makes closed at its end.
final class DjlNetwork implements Contender {

    private final Work work;
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = engine.newBaseManager(ai.djl.Device.cpu());
    private final NDArray[] weights;
    private final NDArray[] biases;
    private final Optimizer optimizer;
    private final Loss loss = Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true);
    private final float[] features;
    private final float[] targets;

    DjlNetwork(Work work) {
        this.work = work;
        this.features = work.features();
        this.targets = work.targets();
        this.optimizer = Optimizer.sgd().setLearningRateTracker(Tracker.fixed((float) work.learningRate())).build();
        this.weights = new NDArray[work.layers()];
        this.biases = new NDArray[work.layers()];
        for (int layer = 0; layer < work.layers(); layer++) {
            int in = work.sizes()[layer];
            int out = work.sizes()[layer + 1];
            // DJL's linear takes weights as (out, in)
            try (NDArray given = manager.create(work.weights(layer), new Shape(in, out))) {
                weights[layer] = given.transpose().duplicate();
            }
            biases[layer] = manager.zeros(new Shape(out));
            weights[layer].setRequiresGradient(true);
            biases[layer].setRequiresGradient(true);
        }
    }

    @Override
    public String name() {
        return "DJL directly";
    }

    @Override
    public double epoch() {
        double sum = 0;
        for (int step = 0; step < work.steps(); step++) {
            sum += step(step);
        }
        return sum / work.steps();
    }

    private double step(int step) {
        int rows = work.batchSize();
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = scope.create(FloatBuffer.wrap(features, step * rows * work.inputs(), rows * work.inputs()),
                    new Shape(rows, work.inputs()));
            NDArray y = scope.create(FloatBuffer.wrap(targets, step * rows * work.classes(), rows * work.classes()),
                    new Shape(rows, work.classes()));
            NDArray value;
            try (GradientCollector collector = engine.newGradientCollector()) {
                value = loss.evaluate(new NDList(y), new NDList(forward(x)));
                collector.backward(value);
            }
            for (int layer = 0; layer < work.layers(); layer++) {
                update("w" + layer, weights[layer]);
                update("b" + layer, biases[layer]);
            }
            return value.getFloat();
        }
    }

    private NDArray forward(NDArray x) {
        NDArray y = x;
        for (int layer = 0; layer < work.layers(); layer++) {
            y = y.getNDArrayInternal().linear(y, weights[layer], biases[layer]).singletonOrThrow();
            if (layer < work.layers() - 1) {
                y = work.sigmoid() ? Activation.sigmoid(y) : Activation.relu(y);
            }
        }
        return y;
    }

    private void update(String name, NDArray parameter) {
        try (NDArray gradient = parameter.getGradient()) {
            optimizer.update(name, parameter, gradient);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
