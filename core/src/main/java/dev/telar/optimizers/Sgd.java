package dev.telar.optimizers;

import java.util.List;

import dev.telar.op.SgdUpdate;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Stochastic gradient descent: *w ← w − η·g*; with momentum μ *v ← μ·v − η·g* and *w ← w + v*, or Nesterov's *w ← w + μ·v − η·g*.
///
/// Defaults: learning rate 0.01, no momentum.
///
/// @see <a href="https://keras.io/api/optimizers/sgd/">Keras: SGD</a>
public final class Sgd implements Optimizer {

    private final Settings settings;
    private final double momentum;
    private final boolean nesterov;
    private final State state;

    private Sgd(Settings settings, double momentum, boolean nesterov) {
        this.settings = settings;
        this.momentum = Settings.fraction("momentum", momentum);
        this.nesterov = nesterov;
        this.state = new State(name(), settings, momentum == 0 ? List.of() : List.of("momentum"));
    }

    /// The optimizer with a constant learning rate and Keras' other defaults.
    ///
    /// @param learningRate 0 or more
    public static Sgd of(double learningRate) {
        return new Sgd(Settings.of(learningRate), 0, false);
    }

    /// The optimizer with a learning rate that follows the iteration.
    public static Sgd of(LearningRateSchedule schedule) {
        return new Sgd(Settings.of(schedule), 0, false);
    }

    /// The optimizer with all of Keras' defaults: a learning rate of 0.01.
    public static Sgd of() {
        return of(0.01);
    }

    /// A fresh optimizer with momentum μ, 0 or more and below 1; default 0.
    public Sgd momentum(double other) {
        return new Sgd(settings, other, nesterov);
    }

    /// A fresh optimizer with Nesterov's momentum or not; default not.
    public Sgd nesterov(boolean other) {
        return new Sgd(settings, momentum, other);
    }

    /// A fresh optimizer that limits gradients; default none.
    public Sgd clipping(Clipping other) {
        return new Sgd(settings.clipping(other), momentum, nesterov);
    }

    /// A fresh optimizer with decoupled weight decay (Loshchilov and Hutter 2019): *w ← w − η·decay·w* before each step.
    public Sgd weightDecay(double other) {
        return new Sgd(settings.weightDecay(other), momentum, nesterov);
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public void build(List<Variable> variables) {
        state.build(variables);
    }

    @Override
    public void apply(List<Variable> variables, List<Tensor> gradients) {
        state.step(variables, gradients, new SgdUpdate(momentum, nesterov), rate -> rate);
    }

    @Override
    public Variable iterations() {
        return state.iterations();
    }

    @Override
    public Variable learningRate() {
        return state.learningRate();
    }

    @Override
    public List<Variable> variables() {
        return state.variables();
    }
}
