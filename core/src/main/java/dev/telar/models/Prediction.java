package dev.telar.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.telar.error.ShapeException;
import dev.telar.layers.Call;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Place;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// Asking a model: its weights are read once at a step border and serve for all batches.
final class Prediction {

    private final Model model;
    private final List<Variable> variables;
    private final WeightSnapshot snapshot;

    private Prediction(Model model) {
        this.model = model;
        this.variables = model.variables();
        this.snapshot = new WeightSnapshot(variables, model.weights());
    }

    /// Runs `body` in a scope of its own with the weights of one step border; the tensors that it returns stay.
    static List<Tensor> with(Model model, Function<Prediction, List<Tensor>> body) {
        return TensorScope.tensors(() -> {
            Prediction prediction = new Prediction(model);
            return Interpreters.with(prediction.snapshot, () -> body.apply(prediction));
        });
    }

    /// The output for a batch.
    Tensor output(Tensor features) {
        return model.forward(beside(features), Call.inference());
    }

    /// A tensor at the place of the weights.
    Tensor beside(Tensor tensor) {
        if (variables.isEmpty()) {
            return tensor;
        }
        Place place = variables.getFirst().place();
        return tensor.to(place);
    }

    static Tensor of(Model model, Tensor features, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("predict: batchSize must be 1 or more, given " + batchSize);
        }
        TensorSpec output = model.outputFor("predict", features.spec());
        int rows = features.shape().size(0);
        if (rows == 0) {
            return Tensor.full(0, new TensorSpec(output.shape().with(0, 0), output.dtype()));
        }
        return with(model, prediction -> {
            List<Tensor> parts = new ArrayList<>();
            for (int from = 0; from < rows; from += batchSize) {
                int start = from;
                int stop = (int) Math.min(rows, (long) from + batchSize);
                parts.add(TensorScope.tensor(() -> prediction
                        .output(rows <= batchSize ? features : features.slice(0, start, stop))));
                if (stop == rows) {
                    break;
                }
            }
            return List.of(parts.size() == 1 ? parts.getFirst() : Tensor.concat(0, parts));
        }).getFirst();
    }

    static float[] of(Model model, float... features) {
        Shape sample = model.inputSpec().map(input -> input.shape().without(0)).orElse(Shape.of(features.length));
        if (!sample.isKnown() || sample.elements() != features.length) {
            throw new ShapeException("predict: a sample of " + model.modelName() + " has shape " + sample + ", given "
                    + features.length + " numbers");
        }
        float[][] result = new float[1][];
        TensorScope.run(() -> result[0] = of(model, Tensor.of(features, sample.inserted(0, 1)), 1).toFloatArray());
        return result[0];
    }
}
