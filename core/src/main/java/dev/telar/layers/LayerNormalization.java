package dev.telar.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.telar.error.ShapeException;
import dev.telar.initializers.Initializer;
import dev.telar.initializers.Ones;
import dev.telar.initializers.Zeros;
import dev.telar.op.LayerNorm;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// *y = (x − mean) / √(variance + epsilon)·gamma + beta*, mean and biased variance of each sample over its last axes (Ba, Kiros, Hinton 2016).
/// gamma and beta have the shape of these axes.
///
/// @see <a href="https://keras.io/api/layers/normalization_layers/layer_normalization/">Keras: LayerNormalization layer</a>
public final class LayerNormalization implements UnaryLayer {

    private IntList axes = IntList.of(-1);
    private double epsilon = 1e-3;
    private boolean center = true;
    private boolean scale = true;
    private Initializer gammaInitializer = Ones.of();
    private Initializer betaInitializer = Zeros.of();
    private @Nullable String name;

    private String path = "";
    private @Nullable Shape normalized;
    private @Nullable Variable gamma;
    private @Nullable Variable beta;

    private LayerNormalization() {}

    /// The layer over the last axis, with gamma, beta and epsilon 0.001.
    public static LayerNormalization of() {
        return new LayerNormalization();
    }

    /// Over several axes, which must be the last ones: `axis(-2, -1)`.
    public LayerNormalization axis(int... chosen) {
        if (chosen.length == 0) {
            throw new IllegalArgumentException("layer_normalization: takes one axis or more, given none");
        }
        return with(layer -> layer.axes = IntList.of(chosen));
    }

    /// With another number that is added to the variance, above 0; it is 0.001 if nothing is said.
    public LayerNormalization epsilon(double number) {
        if (!(number > 0)) {
            throw new IllegalArgumentException("layer_normalization: epsilon must be above 0, given " + number);
        }
        return with(layer -> layer.epsilon = number);
    }

    /// With or without beta; with it if nothing is said.
    public LayerNormalization center(boolean use) {
        return with(layer -> layer.center = use);
    }

    /// With or without gamma; with it if nothing is said.
    public LayerNormalization scale(boolean use) {
        return with(layer -> layer.scale = use);
    }

    /// With another start of gamma; ones if nothing is said.
    public LayerNormalization gammaInitializer(Initializer initializer) {
        Objects.requireNonNull(initializer, "gammaInitializer");
        return with(layer -> layer.gammaInitializer = initializer);
    }

    /// With another start of beta; zeros if nothing is said.
    public LayerNormalization betaInitializer(Initializer initializer) {
        Objects.requireNonNull(initializer, "betaInitializer");
        return with(layer -> layer.betaInitializer = initializer);
    }

    /// With a name.
    public LayerNormalization named(String chosen) {
        Objects.requireNonNull(chosen, "name");
        return with(layer -> layer.name = chosen);
    }

    private LayerNormalization with(Consumer<LayerNormalization> change) {
        LayerNormalization copy = new LayerNormalization();
        copy.axes = axes;
        copy.epsilon = epsilon;
        copy.center = center;
        copy.scale = scale;
        copy.gammaInitializer = gammaInitializer;
        copy.betaInitializer = betaInitializer;
        copy.name = name;
        change.accept(copy);
        return copy;
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public TensorSpec infer(TensorSpec input) {
        String label = path.isEmpty() ? Checks.label(this) : path;
        Checks.floating(label, input.dtype());
        Shape shape = input.shape();
        Checks.rank(label, axes.size() + 1, shape);
        IntList chosen = shape.axes(axes.toArray());
        if (chosen.get(0) != shape.rank() - chosen.size()) {
            throw new ShapeException(label + ": takes the last axes, given " + axes + " of shape " + shape);
        }
        for (int i = 1; normalized != null && i <= normalized.rank(); i++) {
            Checks.size(label, shape, -i, normalized.size(-i));
        }
        return input;
    }

    @Override
    public void build(TensorSpec input, Build build) {
        infer(input);
        if (normalized == null) {
            Shape shape = input.shape();
            for (int i = 1; i <= axes.size(); i++) {
                Checks.known(build.path(), shape, -i);
            }
            path = build.path();
            normalized = shape.part(shape.rank() - axes.size(), shape.rank());
            gamma = scale ? build.weight("gamma", normalized, gammaInitializer) : null;
            beta = center ? build.weight("beta", normalized, betaInitializer) : null;
        }
    }

    @Override
    public Tensor call(Tensor x, Call call) {
        if (normalized == null) {
            throw new IllegalStateException(
                    Checks.label(this) + ": has no weights yet; build it first, or give the model its input shape");
        }
        infer(x.spec());
        Tensor factor = gamma == null ? x.like(1).broadcastTo(normalized) : gamma.get();
        Tensor shift = beta == null ? x.like(0).broadcastTo(normalized) : beta.get();
        return Tensor.apply(new LayerNorm(axes.size(), epsilon), x, factor, shift).getFirst();
    }

    @Override
    public List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        Optional.ofNullable(gamma).ifPresent(variables::add);
        Optional.ofNullable(beta).ifPresent(variables::add);
        return variables;
    }
}
