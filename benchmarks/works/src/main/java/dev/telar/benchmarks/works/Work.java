package dev.telar.benchmarks.works;

import java.util.Random;

/// A network and the number of rows it is trained on, the same for every contender: layers with one activation between them, softmax and
/// cross-entropy at the end, plain SGD.
///
/// @param name the name in tables
/// @param sizes the sizes of the layers, the inputs first
/// @param sigmoid whether the hidden layers have a sigmoid; otherwise they have a relu
/// @param batchSize rows a step
/// @param rows rows an epoch
/// @param learningRate the learning rate
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Work(String name, int[] sizes, boolean sigmoid, int batchSize, int rows, double learningRate) {

    /// The network of the MNIST notebook on the nine tenths of the training images that it trains on: 422 steps, the last of 112 rows.
    public static final Work MNIST = new Work("mnist", new int[]{784, 512, 10}, true, 128, 54_000, 0.006);

    /// A network so small that nothing counts but the cost of a call.
    public static final Work SMALL = new Work("small", new int[]{4, 16, 16, 3}, false, 16, 2000 * 16, 0.01);

    private static final long SEED = 42;

    /// The same network on other rows.
    public Work withSteps(int steps) {
        return new Work(name, sizes, sigmoid, batchSize, steps * batchSize, learningRate);
    }

    /// The same work with other layers.
    public Work withSizes(String otherName, int... others) {
        return new Work(otherName, others, sigmoid, batchSize, rows, learningRate);
    }

    /// Whether the rows are MNIST's images, not drawn numbers.
    public boolean isMnist() {
        return inputs() == MNIST.inputs() && rows == MNIST.rows;
    }

    /// Steps an epoch; a last batch that is not full counts.
    public int steps() {
        return Math.ceilDiv(rows, batchSize);
    }

    /// The number of layers with weights.
    public int layers() {
        return sizes.length - 1;
    }

    /// The numbers of a row.
    public int inputs() {
        return sizes[0];
    }

    /// The number of classes.
    public int classes() {
        return sizes[sizes.length - 1];
    }

    /// The multiplications and additions of the matrix products of a step: one product forward, two backward, of which the first layer needs one.
    public long flopsAStep() {
        long flops = 0;
        for (int layer = 0; layer < layers(); layer++) {
            flops += (layer == 0 ? 2L : 3L) * 2 * batchSize * sizes[layer] * sizes[layer + 1];
        }
        return flops;
    }

    /// The first weights of a layer, `(in, out)`, drawn uniformly with Glorot's limit.
    public float[] weights(int layer) {
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
    public float[] features() {
        return uniform(rows * inputs(), SEED);
    }

    /// The one-hot targets of the rows of an epoch.
    public float[] targets() {
        Random random = new Random(SEED + 1);
        float[] targets = new float[rows * classes()];
        for (int row = 0; row < rows; row++) {
            targets[row * classes() + random.nextInt(classes())] = 1;
        }
        return targets;
    }

    /// Numbers between 0 and 1.
    static float[] uniform(int count, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat();
        }
        return numbers;
    }
}
