package dev.telar.benchmarks;

import java.util.Arrays;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

import dev.telar.benchmarks.works.SteppedNetwork;
import dev.telar.benchmarks.works.Work;

/// The network written directly against ND4J: gradients by hand, results computed in place where that can be, everything that a step makes closed
/// at its end.
final class Nd4jNetwork implements SteppedNetwork.Stepper {

    private final Work work;
    private final INDArray[] weights;
    private final INDArray[] biases;

    Nd4jNetwork(Work work) {
        this.work = work;
        this.weights = new INDArray[work.layers()];
        this.biases = new INDArray[work.layers()];
        for (int layer = 0; layer < work.layers(); layer++) {
            weights[layer] = Nd4j.create(work.weights(layer), new long[]{work.sizes()[layer], work.sizes()[layer + 1]}, 'c');
            biases[layer] = Nd4j.zeros(DataType.FLOAT, 1, work.sizes()[layer + 1]);
        }
    }

    @Override
    public float step(float[] features, float[] targets, int from, int count) {
        INDArray y = rows(targets, from, count, work.classes());
        INDArray[] values = forward(rows(features, from, count, work.inputs()));
        INDArray probabilities = values[work.layers()];
        double loss = loss(probabilities, y);
        INDArray delta = probabilities.subi(y).divi(count);
        for (int layer = work.layers() - 1; layer >= 0; layer--) {
            INDArray down = layer == 0 ? null : slope(delta.mmul(weights[layer].transpose()), values[layer]);
            descend(weights[layer], values[layer].transpose().mmul(delta));
            descend(biases[layer], delta.sum(true, 0));
            if (down != null) {
                delta.close();
                delta = down;
            }
        }
        delta.close();
        y.close();
        for (int i = 0; i < work.layers(); i++) {
            values[i].close();
        }
        return (float) loss;
    }

    @Override
    public float[] predict(float[] row) {
        INDArray[] values = forward(Nd4j.create(row, new long[]{1, work.inputs()}, 'c'));
        float[] probabilities = values[work.layers()].toFloatVector();
        for (INDArray value : values) {
            value.close();
        }
        return probabilities;
    }

    /// The inputs and what comes out of each layer, of the last one probabilities.
    private INDArray[] forward(INDArray x) {
        INDArray[] values = new INDArray[work.layers() + 1];
        values[0] = x;
        for (int layer = 0; layer < work.layers(); layer++) {
            values[layer + 1] = values[layer].mmul(weights[layer]).addiRowVector(biases[layer]);
            if (layer < work.layers() - 1) {
                activate(values[layer + 1]);
            }
        }
        Transforms.softmax(values[work.layers()], false);
        return values;
    }

    private static INDArray rows(float[] values, int from, int count, int size) {
        return Nd4j.create(Arrays.copyOfRange(values, from * size, (from + count) * size), new long[]{count, size}, 'c');
    }

    private void activate(INDArray x) {
        if (work.sigmoid()) {
            Transforms.sigmoid(x, false);
        } else {
            Transforms.relu(x, false);
        }
    }

    /// The gradient with respect to what went into an activation, from its output.
    private INDArray slope(INDArray gradient, INDArray output) {
        if (!work.sigmoid()) {
            try (INDArray mask = output.gt(0); INDArray numbers = mask.castTo(DataType.FLOAT)) {
                return gradient.muli(numbers);
            }
        }
        try (INDArray rest = output.rsub(1)) {
            return gradient.muli(output).muli(rest);
        }
    }

    private double loss(INDArray probabilities, INDArray y) {
        try (INDArray logs = Transforms.log(probabilities, true)) {
            return -logs.muli(y).sumNumber().doubleValue() / work.batchSize();
        }
    }

    private void descend(INDArray parameter, INDArray gradient) {
        parameter.subi(gradient.muli(work.learningRate()));
        gradient.close();
    }

    @Override
    public void close() {
        for (int layer = 0; layer < work.layers(); layer++) {
            weights[layer].close();
            biases[layer].close();
        }
    }
}
