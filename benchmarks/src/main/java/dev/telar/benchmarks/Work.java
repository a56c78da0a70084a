package dev.telar.benchmarks;

import java.util.Random;

/// A network and its data, the same for every contender: layers with one activation between them, softmax and cross-entropy at the end, plain SGD.
///
/// @param name the name in tables
/// @param sizes the sizes of the layers, the inputs first
/// @param sigmoid whether the hidden layers have a sigmoid; otherwise they have a relu
/// @param batchSize rows a step
/// @param steps steps an epoch
/// @param learningRate the learning rate
@SuppressWarnings("ArrayRecordComponent") // never compared
record Work(String name, int[] sizes, boolean sigmoid, int batchSize, int steps, double learningRate) {

    /// The network of the MNIST notebook.
    static final Work MNIST = new Work("mnist", new int[]{784, 512, 10}, true, 128, 50, 0.006);

    /// A network so small that nothing counts but the cost of a call.
    static final Work SMALL = new Work("small", new int[]{4, 16, 16, 3}, false, 16, 500, 0.01);

    private static final long SEED = 42;

    int layers() {
        return sizes.length - 1;
    }

    int inputs() {
        return sizes[0];
    }

    int classes() {
        return sizes[sizes.length - 1];
    }

    /// The first weights of a layer, `(in, out)`, drawn uniformly with Glorot's limit.
    float[] weights(int layer) {
        Random random = new Random(SEED + layer);
        int in = sizes[layer];
        int out = sizes[layer + 1];
        double limit = Math.sqrt(6.0 / (in + out));
        float[] weights = new float[in * out];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (limit * (2 * random.nextDouble() - 1));
        }
        return weights;
    }

    /// The features of the rows of an epoch, between 0 and 1.
    float[] features() {
        Random random = new Random(SEED);
        float[] features = new float[steps * batchSize * inputs()];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.nextFloat();
        }
        return features;
    }

    /// The one-hot targets of the rows of an epoch.
    float[] targets() {
        Random random = new Random(SEED + 1);
        float[] targets = new float[steps * batchSize * classes()];
        for (int row = 0; row < steps * batchSize; row++) {
            targets[row * classes() + random.nextInt(classes())] = 1;
        }
        return targets;
    }
}
