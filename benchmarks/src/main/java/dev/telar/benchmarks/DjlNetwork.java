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

import dev.telar.benchmarks.works.SteppedNetwork;
import dev.telar.benchmarks.works.Work;

/// The network written directly against DJL: PyTorch's automatic gradients, DJL's optimizer and loss, everything that a step makes closed at its end.
final class DjlNetwork implements SteppedNetwork.Stepper {

    private final Work work;
    private final Engine engine = Engine.getEngine("PyTorch");
    private final NDManager manager = engine.newBaseManager(ai.djl.Device.cpu());
    private final NDArray[] weights;
    private final NDArray[] biases;
    private final Optimizer optimizer;
    private boolean recorded;
    private final Loss loss = Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true);

    DjlNetwork(Work work) {
        this.work = work;
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
        }
    }

    @Override
    public float step(float[] features, float[] targets, int from, int count) {
        record(true);
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = scope.create(FloatBuffer.wrap(features, from * work.inputs(), count * work.inputs()),
                    new Shape(count, work.inputs()));
            NDArray y = scope.create(FloatBuffer.wrap(targets, from * work.classes(), count * work.classes()),
                    new Shape(count, work.classes()));
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

    @Override
    public float[] predict(float[] row) {
        record(false);
        try (NDManager scope = manager.newSubManager()) {
            return forward(scope.create(row, new Shape(1, work.inputs()))).softmax(-1).toFloatArray();
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

    /// Whether operations on the weights are recorded for gradients, which costs a prediction some time for nothing.
    private void record(boolean wanted) {
        if (recorded != wanted) {
            for (int layer = 0; layer < work.layers(); layer++) {
                weights[layer].setRequiresGradient(wanted);
                biases[layer].setRequiresGradient(wanted);
            }
            recorded = wanted;
        }
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
