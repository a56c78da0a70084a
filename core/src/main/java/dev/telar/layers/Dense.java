package dev.telar.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.telar.activations.ActivationFunction;
import dev.telar.activations.Activations;
import dev.telar.initializers.GlorotUniform;
import dev.telar.initializers.Initializer;
import dev.telar.initializers.Zeros;
import dev.telar.op.ActivationKind;
import dev.telar.op.Linear;
import dev.telar.regularizers.Regularizer;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// *y = f(x·W + b)*: each output is a weighted sum of all inputs, with a bias, through an activation function. Input `(batch, …, in)`, kernel
/// W `(in, units)`, bias b `(units,)`, output `(batch, …, units)`.
///
/// `Dense.of(512).activation(SIGMOID).inputShape(784)`. Each setting gives a new layer without weights.
///
/// @see <a href="https://keras.io/api/layers/core_layers/dense/">Keras: Dense layer</a>
public final class Dense implements UnaryLayer {

    private final int units;
    private ActivationFunction activation = Activations.LINEAR;
    private boolean useBias = true;
    private Initializer kernelInitializer = GlorotUniform.of();
    private Initializer biasInitializer = Zeros.of();
    private @Nullable Regularizer kernelRegularizer;
    private @Nullable Regularizer biasRegularizer;
    private @Nullable TensorSpec inputSpec;
    private @Nullable String name;

    private String path = "";
    private @Nullable Variable kernel;
    private @Nullable Variable bias;

    private Dense(int units) {
        if (units < 1) {
            throw new IllegalArgumentException("dense: units must be 1 or more, given " + units);
        }
        this.units = units;
    }

    /// A layer with `units` outputs, no activation, a bias of zeros and a kernel drawn by [GlorotUniform].
    public static Dense of(int units) {
        return new Dense(units);
    }

    /// With an activation function; without one it is [Activations#LINEAR].
    public Dense activation(ActivationFunction function) {
        Objects.requireNonNull(function, "activation");
        return with(layer -> layer.activation = function);
    }

    /// With or without a bias; with one if nothing is said.
    public Dense useBias(boolean use) {
        return with(layer -> layer.useBias = use);
    }

    /// With another start of the kernel.
    public Dense kernelInitializer(Initializer initializer) {
        Objects.requireNonNull(initializer, "kernelInitializer");
        return with(layer -> layer.kernelInitializer = initializer);
    }

    /// With another start of the bias.
    public Dense biasInitializer(Initializer initializer) {
        Objects.requireNonNull(initializer, "biasInitializer");
        return with(layer -> layer.biasInitializer = initializer);
    }

    /// With a penalty on the kernel.
    public Dense kernelRegularizer(Regularizer regularizer) {
        Objects.requireNonNull(regularizer, "kernelRegularizer");
        return with(layer -> layer.kernelRegularizer = regularizer);
    }

    /// With a penalty on the bias.
    public Dense biasRegularizer(Regularizer regularizer) {
        Objects.requireNonNull(regularizer, "biasRegularizer");
        return with(layer -> layer.biasRegularizer = regularizer);
    }

    /// As the first layer of a model whose inputs have this shape, the batch left out.
    public Dense inputShape(int... sizes) {
        return with(layer -> layer.inputSpec = Checks.batch(sizes));
    }

    /// With a name.
    public Dense named(String chosen) {
        Objects.requireNonNull(chosen, "name");
        return with(layer -> layer.name = chosen);
    }

    private Dense with(Consumer<Dense> change) {
        Dense copy = new Dense(units);
        copy.activation = activation;
        copy.useBias = useBias;
        copy.kernelInitializer = kernelInitializer;
        copy.biasInitializer = biasInitializer;
        copy.kernelRegularizer = kernelRegularizer;
        copy.biasRegularizer = biasRegularizer;
        copy.inputSpec = inputSpec;
        copy.name = name;
        change.accept(copy);
        return copy;
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public Optional<TensorSpec> inputSpec() {
        return Optional.ofNullable(inputSpec);
    }

    /// The number of outputs.
    public int units() {
        return units;
    }

    /// The activation function.
    public ActivationFunction activation() {
        return activation;
    }

    @Override
    public TensorSpec infer(TensorSpec input) {
        check(input);
        return new TensorSpec(activation.infer(input.shape().with(-1, units)), input.dtype());
    }

    @Override
    public void build(TensorSpec input, Build build) {
        check(input);
        if (kernel == null) {
            int inputs = Checks.known(build.path(), input.shape(), -1);
            path = build.path();
            kernel = build.weight("kernel", Shape.of(inputs, units), kernelInitializer);
            bias = useBias ? build.weight("bias", Shape.of(units), biasInitializer) : null;
        }
    }

    private void check(TensorSpec input) {
        String label = path.isEmpty() ? Checks.label(this) : path;
        Checks.floating(label, input.dtype());
        Checks.rank(label, 2, input.shape());
        if (kernel != null) {
            Checks.size(label, input.shape(), -1, kernel.shape().size(0));
        }
    }

    /// Computes the output. If the gradient of the activation follows from its output, all is one operation.
    @Override
    public Tensor call(Tensor x, Call call) {
        check(x.spec());
        Tensor weights = kernel().get();
        ActivationKind fused = activation.kind().filter(ActivationKind::gradientFromOutput).orElse(ActivationKind.LINEAR);
        Tensor sum = bias == null
                ? Tensor.apply(new Linear(fused, false), x, weights).getFirst()
                : Tensor.apply(new Linear(fused, true), x, weights, bias.get()).getFirst();
        return fused == ActivationKind.LINEAR ? activation.apply(sum) : sum;
    }

    /// The kernel, `(in, units)`.
    ///
    /// @throws IllegalStateException if the layer is not built
    public Variable kernel() {
        if (kernel == null) {
            throw new IllegalStateException(
                    Checks.label(this) + ": has no weights yet; build it first, or give the model its input shape");
        }
        return kernel;
    }

    /// The bias, `(units,)`, where there is one.
    public Optional<Variable> bias() {
        return Optional.ofNullable(bias);
    }

    @Override
    public List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        Optional.ofNullable(kernel).ifPresent(variables::add);
        Optional.ofNullable(bias).ifPresent(variables::add);
        return variables;
    }

    @Override
    public List<Tensor> losses() {
        List<Tensor> losses = new ArrayList<>();
        if (kernelRegularizer != null && kernel != null) {
            losses.add(kernelRegularizer.penalty(kernel.get()));
        }
        if (biasRegularizer != null && bias != null) {
            losses.add(biasRegularizer.penalty(bias.get()));
        }
        return losses;
    }

    @Override
    public String toString() {
        return Checks.label(this) + "(units=" + units + ", activation=" + activation.name() + ")";
    }
}
