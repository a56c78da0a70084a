package dev.telar.benchmarks.peers.dl4j;

import java.util.Arrays;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

import dev.telar.benchmarks.works.SteppedNetwork;
import dev.telar.benchmarks.works.Work;

/// The network as a `MultiLayerNetwork`, with its own gradients, updater and workspaces.
final class Dl4jNetwork implements SteppedNetwork.Stepper {

    private final Work work;
    private final MultiLayerNetwork network;

    Dl4jNetwork(Work work) {
        this.work = work;
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().seed(42)
                .updater(new Sgd(work.learningRate())).list();
        for (int layer = 0; layer < work.layers(); layer++) {
            int in = work.sizes()[layer];
            int out = work.sizes()[layer + 1];
            layers.layer(layer == work.layers() - 1
                    ? new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT).nIn(in).nOut(out).activation(Activation.SOFTMAX)
                            .build()
                    : new DenseLayer.Builder().nIn(in).nOut(out).activation(work.sigmoid() ? Activation.SIGMOID : Activation.RELU)
                            .build());
        }
        this.network = new MultiLayerNetwork(layers.build());
        network.init();
        for (int layer = 0; layer < work.layers(); layer++) {
            network.setParam(layer + "_W",
                    Nd4j.create(work.weights(layer), new long[]{work.sizes()[layer], work.sizes()[layer + 1]}, 'c'));
        }
    }

    @Override
    public float step(float[] features, float[] targets, int from, int count) {
        try (INDArray x = rows(features, from, count, work.inputs()); INDArray y = rows(targets, from, count, work.classes())) {
            network.fit(x, y);
            return (float) network.score();
        }
    }

    private static INDArray rows(float[] values, int from, int count, int size) {
        float[] part = from == 0 && values.length == count * size
                ? values
                : Arrays.copyOfRange(values, from * size, (from + count) * size);
        return Nd4j.create(part, new long[]{count, size}, 'c');
    }

    @Override
    public float[] predict(float[] row) {
        try (INDArray x = Nd4j.create(row, new long[]{1, work.inputs()}, 'c')) {
            return network.output(x).toFloatVector();
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
