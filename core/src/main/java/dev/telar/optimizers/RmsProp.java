package dev.telar.optimizers;

import java.util.List;
import java.util.ArrayList;

import dev.telar.op.RmspropUpdate;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// RMSprop (Hinton 2012): *v ← ρ·v + (1 − ρ)·g²*, *w ← w − η·g / √(v + ε)*; with momentum μ the increments are gathered, centred the mean of the
/// gradients is subtracted from v.
///
/// Defaults: learning rate 0.001, ρ 0.9, no momentum, ε 10⁻⁷, not centred.
///
/// @see <a href="https://keras.io/api/optimizers/rmsprop/">Keras: RMSprop</a>
public final class RmsProp implements Optimizer {

    private final Settings settings;
    private final double rho;
    private final double momentum;
    private final double epsilon;
    private final boolean centered;
    private final State state;

    private RmsProp(Settings settings, double rho, double momentum, double epsilon, boolean centered) {
        this.settings = settings;
        this.rho = Settings.fraction("rho", rho);
        this.momentum = Settings.fraction("momentum", momentum);
        this.epsilon = Settings.positive("epsilon", epsilon);
        this.centered = centered;
        this.state = new State(name(), settings, slots(momentum, centered));
    }

    /// The optimizer with a constant learning rate and Keras' other defaults.
    ///
    /// @param learningRate 0 or more
    public static RmsProp of(double learningRate) {
        return new RmsProp(Settings.of(learningRate), 0.9, 0, 1e-7, false);
    }

    /// The optimizer with a learning rate that follows the iteration.
    public static RmsProp of(LearningRateSchedule schedule) {
        return new RmsProp(Settings.of(schedule), 0.9, 0, 1e-7, false);
    }

    /// The optimizer with all of Keras' defaults: a learning rate of 0.001.
    public static RmsProp of() {
        return of(0.001);
    }

    /// A fresh optimizer with ρ, 0 or more and below 1; default 0.9.
    public RmsProp rho(double other) {
        return new RmsProp(settings, other, momentum, epsilon, centered);
    }

    /// A fresh optimizer with momentum μ, 0 or more and below 1; default 0.
    public RmsProp momentum(double other) {
        return new RmsProp(settings, rho, other, epsilon, centered);
    }

    /// A fresh optimizer with ε, above 0; default 10⁻⁷.
    public RmsProp epsilon(double other) {
        return new RmsProp(settings, rho, momentum, other, centered);
    }

    /// A fresh optimizer with the gradients' mean subtracted or not; default not.
    public RmsProp centered(boolean other) {
        return new RmsProp(settings, rho, momentum, epsilon, other);
    }

    /// A fresh optimizer that limits gradients; default none.
    public RmsProp clipping(Clipping other) {
        return new RmsProp(settings.clipping(other), rho, momentum, epsilon, centered);
    }

    /// A fresh optimizer with decoupled weight decay (Loshchilov and Hutter 2019): *w ← w − η·decay·w* before each step.
    public RmsProp weightDecay(double other) {
        return new RmsProp(settings.weightDecay(other), rho, momentum, epsilon, centered);
    }

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public void build(List<Variable> variables) {
        state.build(variables);
    }

    @Override
    public void apply(List<Variable> variables, List<Tensor> gradients) {
        state.step(variables, gradients, new RmspropUpdate(rho, momentum, epsilon, centered), rate -> rate);
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

    private static List<String> slots(double momentum, boolean centered) {
        List<String> slots = new ArrayList<>(List.of("velocity"));
        if (centered) {
            slots.add("average_gradient");
        }
        if (momentum != 0) {
            slots.add("momentum");
        }
        return slots;
    }
}
