package dev.telar.optimizers;

import java.util.List;

import dev.telar.op.AdamUpdate;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// [Adam] with decoupled weight decay (Loshchilov and Hutter 2019): *w ← w − η·decay·w* before each step.
///
/// Defaults: learning rate 0.001, weight decay 0.004, the others as [Adam].
///
/// @see <a href="https://keras.io/api/optimizers/adamw/">Keras: AdamW</a>
public final class AdamW implements Optimizer {

    private final Settings settings;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final boolean amsgrad;
    private final State state;

    private AdamW(Settings settings, double beta1, double beta2, double epsilon, boolean amsgrad) {
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
    public static AdamW of(double learningRate) {
        return new AdamW(Settings.of(learningRate).weightDecay(0.004), 0.9, 0.999, 1e-7, false);
    }

    /// The optimizer with a learning rate that follows the iteration.
    public static AdamW of(LearningRateSchedule schedule) {
        return new AdamW(Settings.of(schedule).weightDecay(0.004), 0.9, 0.999, 1e-7, false);
    }

    /// The optimizer with all of Keras' defaults: a learning rate of 0.001.
    public static AdamW of() {
        return of(0.001);
    }

    /// A fresh optimizer with β₁, 0 or more and below 1; default 0.9.
    public AdamW beta1(double other) {
        return new AdamW(settings, other, beta2, epsilon, amsgrad);
    }

    /// A fresh optimizer with β₂, 0 or more and below 1; default 0.999.
    public AdamW beta2(double other) {
        return new AdamW(settings, beta1, other, epsilon, amsgrad);
    }

    /// A fresh optimizer with ε, above 0; default 10⁻⁷.
    public AdamW epsilon(double other) {
        return new AdamW(settings, beta1, beta2, other, amsgrad);
    }

    /// A fresh optimizer with AMSGrad (Reddi et al. 2018) or not; default not.
    public AdamW amsgrad(boolean other) {
        return new AdamW(settings, beta1, beta2, epsilon, other);
    }

    /// A fresh optimizer that limits gradients; default none.
    public AdamW clipping(Clipping other) {
        return new AdamW(settings.clipping(other), beta1, beta2, epsilon, amsgrad);
    }

    /// A fresh optimizer with decoupled weight decay (Loshchilov and Hutter 2019): *w ← w − η·decay·w* before each step.
    public AdamW weightDecay(double other) {
        return new AdamW(settings.weightDecay(other), beta1, beta2, epsilon, amsgrad);
    }

    @Override
    public String name() {
        return "adamw";
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
