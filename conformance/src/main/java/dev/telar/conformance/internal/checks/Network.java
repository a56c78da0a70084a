package dev.telar.conformance.internal.checks;

import java.util.ArrayList;
import java.util.List;

import dev.telar.autograd.Autograd;
import dev.telar.autograd.ValueAndGradients;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.op.ActivationKind;
import dev.telar.op.AdamUpdate;
import dev.telar.op.LayerNorm;
import dev.telar.op.Linear;
import dev.telar.op.Op;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// A small classifier, 20–32–5 with layer normalisation and a batch of 64, and an optimizer for it.
///
/// @param name of the optimizer
/// @param update its step
/// @param slots how many tensors it keeps for each weight
/// @param rate the learning rate
/// @param activation of the hidden layer
record Network(String name, Op update, int slots, double rate, ActivationKind activation) {

    /// With Nesterov's momentum.
    static final Network SGD = new Network("sgd", new SgdUpdate(0.9, true), 1, 0.1, ActivationKind.SIGMOID);

    /// Without centring.
    static final Network RMSPROP = new Network("rmsprop", new RmspropUpdate(0.9, 0, 1e-7, false), 1, 0.01, ActivationKind.TANH);

    /// With the rate that the correction of the bias makes of 0.001 in the first steps.
    static final Network ADAM = new Network("adam", new AdamUpdate(0.9, 0.999, 1e-7, false), 2, 0.001, ActivationKind.RELU);

    private static final int STEPS = 20;
    private static final int BATCH = 64;
    private static final int IN = 20;
    private static final int HIDDEN = 32;
    private static final int CLASSES = 5;

    /// The loss of each step.
    double[] train(Backend backend, long seed) {
        double[] losses = new double[STEPS];
        Backends.use(backend, () -> TensorScope.run(() -> {
            List<Variable> weights = weights(seed);
            List<List<Variable>> states = states(weights);
            Tensor x = Tensor.of(Values.normal(seed + 10, BATCH, IN).values());
            Tensor labels = Tensor.of(Values.indices(seed + 11, CLASSES, BATCH).values());
            for (int i = 0; i < STEPS; i++) {
                int step = i;
                TensorScope.run(() -> losses[step] = step(weights, states, x, labels));
            }
        }));
        return losses;
    }

    private static List<Variable> weights(long seed) {
        return List.of(Variable.trainable("hidden", Tensor.of(Values.normal(seed, IN, HIDDEN).values()).multiply(0.25)),
                Variable.trainable("bias", Tensor.zeros(HIDDEN)), Variable.trainable("gamma", Tensor.ones(HIDDEN)),
                Variable.trainable("beta", Tensor.zeros(HIDDEN)),
                Variable.trainable("output", Tensor.of(Values.normal(seed + 1, HIDDEN, CLASSES).values()).multiply(0.25)));
    }

    private List<List<Variable>> states(List<Variable> weights) {
        List<List<Variable>> states = new ArrayList<>();
        for (Variable weight : weights) {
            List<Variable> state = new ArrayList<>();
            for (int i = 0; i < slots; i++) {
                state.add(Variable.state(weight.name() + " slot", Tensor.full(0, weight.spec())));
            }
            states.add(state);
        }
        return states;
    }

    private double step(List<Variable> weights, List<List<Variable>> states, Tensor x, Tensor labels) {
        ValueAndGradients found = Autograd.valueAndGradients(weights, () -> loss(weights, x, labels));
        Tensor eta = Tensor.full(rate, new TensorSpec(Shape.scalar(), DType.FLOAT32));
        for (int i = 0; i < weights.size(); i++) {
            List<Tensor> inputs = new ArrayList<>(List.of(weights.get(i).get(), found.gradients().get(i), eta));
            states.get(i).forEach(state -> inputs.add(state.get()));
            List<Tensor> results = Tensor.apply(update, inputs.toArray(Tensor[]::new));
            weights.get(i).set(results.getFirst());
            for (int j = 0; j < slots; j++) {
                states.get(i).get(j).set(results.get(j + 1));
            }
        }
        return found.value().item();
    }

    private Tensor loss(List<Variable> weights, Tensor x, Tensor labels) {
        Tensor hidden = Tensor.apply(new Linear(activation, true), x, weights.get(0).get(), weights.get(1).get()).getFirst();
        Tensor normal = Tensor.apply(new LayerNorm(1, 1e-3), hidden, weights.get(2).get(), weights.get(3).get()).getFirst();
        Tensor logits = normal.matmul(weights.get(4).get());
        return Tensor.apply(new SparseSoftmaxCrossEntropy(), logits, labels).getFirst().mean();
    }
}
