package dev.telar.optimizers;

import java.util.List;

import dev.telar.op.AdamUpdate;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Adam (Kingma and Ba 2015): *m ← m + (g − m)·(1 − β₁)*, *v ← v + (g² − v)·(1 − β₂)*, *w ← w − α·m / (√v + ε)* with
/// *α = η·√(1 − β₂ᵗ) / (1 − β₁ᵗ)*, t = 1 at the first step.
///
/// Defaults: learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 10⁻⁷, no AMSGrad.
///
/// @see <a href="https://keras.io/api/optimizers/adam/">Keras: Adam</a>
public final class Adam implements Optimizer {

    private final Settings settings;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final boolean amsgrad;
    private final State state;

    private Adam(Settings settings, double beta1, double beta2, double epsilon, boolean amsgrad) {
        this.settings = settings;
        this.beta1 = Settings.fraction("beta1", beta1);
        this.beta2 = Settings.fraction("beta2", beta2);
        this.epsilon = Settings.positive("epsilon", epsilon);
        this.amsgrad = amsgrad;
        this.state = new State(name(), settings,
                amsgrad ? List.of("momentum", "velocity", "velocity_hat") : List.of("momentum", "velocity"));
    }

    /// The optimizer with a constant learning rate and Keras' other defaults.
    ///
    /// @param learningRate 0 or more
    public static Adam of(double learningRate) {
        return new Adam(Settings.of(learningRate), 0.9, 0.999, 1e-7, false);
    }

    /// The optimizer with a learning rate that follows the iteration.
    public static Adam of(LearningRateSchedule schedule) {
        return new Adam(Settings.of(schedule), 0.9, 0.999, 1e-7, false);
    }

    /// The optimizer with all of Keras' defaults: a learning rate of 0.001.
    public static Adam of() {
        return of(0.001);
    }

    /// A fresh optimizer with β₁, 0 or more and below 1; default 0.9.
    public Adam beta1(double other) {
        return new Adam(settings, other, beta2, epsilon, amsgrad);
    }

    /// A fresh optimizer with β₂, 0 or more and below 1; default 0.999.
    public Adam beta2(double other) {
        return new Adam(settings, beta1, other, epsilon, amsgrad);
    }

    /// A fresh optimizer with ε, above 0; default 10⁻⁷.
    public Adam epsilon(double other) {
        return new Adam(settings, beta1, beta2, other, amsgrad);
    }

    /// A fresh optimizer with AMSGrad (Reddi et al. 2018) or not; default not.
    public Adam amsgrad(boolean other) {
        return new Adam(settings, beta1, beta2, epsilon, other);
    }

    /// A fresh optimizer that limits gradients; default none.
    public Adam clipping(Clipping other) {
        return new Adam(settings.clipping(other), beta1, beta2, epsilon, amsgrad);
    }

    /// A fresh optimizer with decoupled weight decay (Loshchilov and Hutter 2019): *w ← w − η·decay·w* before each step.
    public Adam weightDecay(double other) {
        return new Adam(settings.weightDecay(other), beta1, beta2, epsilon, amsgrad);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public void build(List<Variable> variables) {
        state.build(variables);
    }

    @Override
    public void apply(List<Variable> variables, List<Tensor> gradients) {
        state.step(variables, gradients, new AdamUpdate(beta1, beta2, epsilon, amsgrad),
                rate -> BiasCorrection.of(rate, state.iterations(), beta1, beta2));
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
