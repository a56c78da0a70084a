package dev.telar.benchmarks.peers.tensorflow;

import java.util.ArrayList;
import java.util.List;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

import dev.telar.benchmarks.works.SteppedNetwork;
import dev.telar.benchmarks.works.Work;

/// The network as a graph: its gradients by TensorFlow, its updates by TensorFlow's operation for gradient descent, a step one call of the session.
final class TensorFlowNetwork implements SteppedNetwork.Stepper {

    private static final int SMALL = 1 << 12;

    private final Work work;
    private final Graph graph = new Graph();
    private final Session session;
    private final Placeholder<TFloat32> x;
    private final Placeholder<TFloat32> y;
    private final Output<TFloat32> loss;
    private final Output<TFloat32> probabilities;
    private final List<Op> updates = new ArrayList<>();
    private final List<Variable<TFloat32>> variables = new ArrayList<>();
    private final List<Op> starts = new ArrayList<>();

    TensorFlowNetwork(Work work) {
        this.work = work;
        Ops tf = Ops.create(graph);
        this.x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, work.inputs())));
        this.y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, work.classes())));
        Operand<TFloat32> logits = forward(tf);
        this.probabilities = tf.nn.softmax(logits).asOutput();
        this.loss = tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, y).loss(), tf.constant(0)).asOutput();
        Output<?>[] gradients = graph.addGradients(loss, variables.stream().map(Variable::asOutput).toArray(Output<?>[]::new));
        for (int i = 0; i < gradients.length; i++) {
            @SuppressWarnings("unchecked") // the gradient of a FLOAT is one
            Output<TFloat32> gradient = (Output<TFloat32>) gradients[i];
            updates.add(tf.train.applyGradientDescent(variables.get(i), tf.constant((float) work.learningRate()), gradient));
        }
        this.session = new Session(graph, TensorFlowContender.config(work.sizes()[0] * work.batchSize() < SMALL));
        Session.Runner runner = session.runner();
        starts.forEach(runner::addTarget);
        runner.run().close();
    }

    private Operand<TFloat32> forward(Ops tf) {
        Operand<TFloat32> value = x;
        for (int layer = 0; layer < work.layers(); layer++) {
            int in = work.sizes()[layer];
            int out = work.sizes()[layer + 1];
            Variable<TFloat32> weights = variable(tf, Shape.of(in, out), work.weights(layer));
            Variable<TFloat32> bias = variable(tf, Shape.of(out), new float[out]);
            value = tf.nn.biasAdd(tf.linalg.matMul(value, weights), bias);
            if (layer < work.layers() - 1) {
                value = work.sigmoid() ? tf.math.sigmoid(value) : tf.nn.relu(value);
            }
        }
        return value;
    }

    private Variable<TFloat32> variable(Ops tf, Shape shape, float[] values) {
        Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
        starts.add(tf.assign(variable, tf.constant(shape, DataBuffers.of(values))));
        variables.add(variable);
        return variable;
    }

    @Override
    public float step(float[] features, float[] targets, int from, int count) {
        try (TFloat32 batch = tensor(features, from, count, work.inputs());
                TFloat32 classes = tensor(targets, from, count, work.classes())) {
            Session.Runner runner = session.runner().feed(x, batch).feed(y, classes).fetch(loss);
            for (Op update : updates) {
                runner.addTarget(update);
            }
            try (Result result = runner.run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }
    }

    private static TFloat32 tensor(float[] values, int from, int count, int size) {
        return TFloat32.tensorOf(Shape.of(count, size),
                DataBuffers.of(values, true, false).slice((long) from * size, (long) count * size));
    }

    @Override
    public float[] predict(float[] row) {
        try (TFloat32 batch = TFloat32.tensorOf(Shape.of(1, work.inputs()), DataBuffers.of(row, true, false));
                Result result = session.runner().feed(x, batch).fetch(probabilities).run()) {
            float[] values = new float[work.classes()];
            ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values, false, false));
            return values;
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
