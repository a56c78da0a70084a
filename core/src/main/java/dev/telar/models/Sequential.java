package dev.telar.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.telar.error.TelarException;
import dev.telar.layers.Build;
import dev.telar.layers.Call;
import dev.telar.layers.Layer;
import dev.telar.layers.UnaryLayer;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.NameScope;
import dev.telar.tensor.Tensor;

/// Layers one after the other, each with one input and one output.
///
/// Where the first layer says its `inputShape`, each layer gets its weights as soon as it is added; otherwise with [#build(Shape)] or the first
/// data. A layer without a name of its own is named after its class, `dense`, `dense_1` …; the same layer added twice shares its weights.
/// Adding or taking away a layer undoes [#compile].
///
/// @see <a href="https://keras.io/api/models/sequential/">Keras: Sequential</a>
public final class Sequential extends Model {

    private final LayerNames names = new LayerNames();
    private volatile List<Stage> stages = List.of();

    /// A model without layers, named `sequential`.
    public Sequential() {
        super(null);
    }

    /// A model without layers.
    public Sequential(String name) {
        super(Objects.requireNonNull(name, "name"));
    }

    /// A model of these layers, named `sequential`.
    public static Sequential of(Layer... layers) {
        Sequential model = new Sequential();
        for (Layer layer : layers) {
            model.add(layer);
        }
        return model;
    }

    @Override
    public Sequential seed(long value) {
        super.seed(value);
        return this;
    }

    @Override
    public Sequential runEagerly(boolean eagerly) {
        super.runEagerly(eagerly);
        return this;
    }

    /// Adds a layer behind the others.
    ///
    /// @return this model
    /// @throws IllegalArgumentException if another layer has the name that the user gave this one
    /// @throws TelarException if the layer does not take what the one before gives; the model stays as it was
    public synchronized Sequential add(Layer layer) {
        Objects.requireNonNull(layer, "layer");
        String known = nameOf(layer);
        String name = known == null ? names.nameOf(layer) : known;
        List<Stage> longer = new ArrayList<>(stages);
        try {
            TensorSpec given = given(layer);
            longer.add(new Stage(name, layer, given == null ? null : built(name, layer, given, building())));
            if (stages.isEmpty() && given != null) {
                built(given);
            }
        } catch (RuntimeException e) {
            if (known == null) {
                names.forget(name);
            }
            throw e;
        }
        stages = List.copyOf(longer);
        uncompile();
        return this;
    }

    /// What the next layer would be given, or null as long as that is not known.
    private @Nullable TensorSpec given(Layer layer) {
        if (!stages.isEmpty()) {
            return stages.getLast().output();
        }
        return inputSpec().or(layer::inputSpec).orElse(null);
    }

    /// Takes the last layer away.
    ///
    /// @return this model
    /// @throws IllegalStateException if there is none
    public synchronized Sequential pop() {
        if (stages.isEmpty()) {
            throw new IllegalStateException(modelName() + ": there is no layer to take away");
        }
        Stage last = stages.getLast();
        stages = stages.subList(0, stages.size() - 1);
        if (nameOf(last.layer()) == null) {
            names.forget(last.name());
        }
        if (stages.isEmpty()) {
            built((TensorSpec) null);
        }
        uncompile();
        return this;
    }

    /// The layers in their order.
    @Override
    public List<Layer> children() {
        return stages.stream().map(Stage::layer).toList();
    }

    /// The layer of a name, given or automatic.
    ///
    /// @throws IllegalArgumentException if there is none; the message lists those there are
    public Layer layer(String layerName) {
        return stages.stream().filter(stage -> stage.name().equals(layerName)).findFirst().map(Stage::layer)
                .orElseThrow(() -> new IllegalArgumentException(modelName() + ": has no layer '" + layerName + "', only "
                        + stages.stream().map(Stage::name).distinct().toList()));
    }

    private @Nullable String nameOf(Layer layer) {
        for (Stage stage : stages) {
            if (stage.layer() == layer) {
                return stage.name();
            }
        }
        return null;
    }

    @Override
    List<Stage> stages() {
        return stages;
    }

    @Override
    Tensor forward(Tensor input, Call call) {
        Tensor value = input;
        for (Stage stage : filled()) {
            Tensor given = value;
            value = NameScope.call(stage.name(), () -> output(stage.layer(), given, call));
        }
        return value;
    }

    private static Tensor output(Layer layer, Tensor input, Call call) {
        return layer instanceof UnaryLayer unary ? unary.call(input, call) : layer.call(List.of(input), call).getFirst();
    }

    @Override
    TensorSpec through(TensorSpec input, @Nullable Build build) {
        TensorSpec value = input;
        for (Stage stage : filled()) {
            value = output(stage.name(), stage.layer(), value);
        }
        if (build != null) {
            value = input;
            List<Stage> result = new ArrayList<>();
            for (Stage stage : stages) {
                value = built(stage.name(), stage.layer(), value, build);
                result.add(stage.output() == null ? new Stage(stage.name(), stage.layer(), value) : stage);
            }
            stages = List.copyOf(result);
        }
        return value;
    }

    private List<Stage> filled() {
        if (stages.isEmpty()) {
            throw new IllegalStateException(modelName() + ": has no layers yet, add(…) them first");
        }
        return stages;
    }

    private static TensorSpec built(String name, Layer layer, TensorSpec input, Build build) {
        try {
            layer.build(List.of(input), build.child(name));
        } catch (TelarException e) {
            throw named(e, name);
        }
        return output(name, layer, input);
    }

    private static TensorSpec output(String name, Layer layer, TensorSpec input) {
        try {
            List<TensorSpec> outputs = layer.infer(List.of(input));
            if (outputs.size() != 1) {
                throw new IllegalArgumentException("sequential: layer '" + name + "' gives " + outputs.size()
                        + " outputs; the layers of a Sequential give 1");
            }
            return outputs.getFirst();
        } catch (TelarException e) {
            throw named(e, name);
        }
    }

    /// The error behind the name of the layer, unless the layer itself began with its name.
    private static TelarException named(TelarException e, String name) {
        if (!String.valueOf(e.getMessage()).startsWith(name)) {
            e.passedThrough(name);
        }
        return e;
    }
}
