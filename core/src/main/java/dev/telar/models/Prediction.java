package dev.telar.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CompiledProgram;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// Asking a model: its weights are read once at a step border and serve for all batches.
final class Prediction {

    private final Model model;
    private final List<Variable> variables;
    private final List<Tensor> weights;

    private Prediction(Model model) {
        this.model = model;
        this.variables = model.variables();
        this.weights = model.weights();
    }

    /// Runs `body` in a scope of its own with the weights of one step border; the tensors that it returns stay.
    static List<Tensor> with(Model model, Function<Prediction, List<Tensor>> body) {
        return TensorScope.tensors(() -> body.apply(new Prediction(model)));
    }

    /// Runs a step on arguments that lie beside the weights: traced, or operation by operation.
    ///
    /// @return its only result
    Tensor run(TracedSteps steps, List<Tensor> arguments) {
        if (variables.isEmpty() || model.runsEagerly()) {
            return eagerly(steps, arguments);
        }
        CompiledProgram program = steps.take(variables.getFirst().place(), arguments);
        if (program == null) {
            return eagerly(steps, arguments);
        }
        try {
            return program.run(arguments, values(program), Runnable::run).getFirst();
        } finally {
            steps.giveBack(arguments, program);
        }
    }

    private Tensor eagerly(TracedSteps steps, List<Tensor> arguments) {
        return Interpreters.with(new WeightSnapshot(variables, weights), () -> steps.eagerly(arguments)).getFirst();
    }

    /// The values of a program's variables: those of the model as they were at the border, of all others, such as totals, those that they have now.
    private List<@Nullable Tensor> values(CompiledProgram program) {
        List<@Nullable Tensor> values = new ArrayList<>(program.variables().size());
        for (Variable variable : program.variables()) {
            int index = variables.indexOf(variable);
            values.add(index < 0 ? null : weights.get(index));
        }
        return values;
    }

    /// A tensor at the place of the weights.
    Tensor beside(Tensor tensor) {
        return variables.isEmpty() ? tensor : tensor.to(variables.getFirst().place());
    }

    static Tensor of(Model model, Tensor features, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("predict: batchSize must be 1 or more, given " + batchSize);
        }
        if (features.shape().rank() > 0 && features.shape().size(0) <= batchSize && !model.runsEagerly()) {
            Tensor result = known(model, List.of(features));
            if (result != null) {
                return result;
            }
        }
        return inBatches(model, features, batchSize);
    }

    /// The output for a batch of a shape that was traced before: nothing is checked or decided again.
    private static @Nullable Tensor known(Model model, List<Tensor> features) {
        TracedSteps steps = model.predictions();
        CompiledProgram program = steps.takeKnown(features);
        if (program == null) {
            return null;
        }
        try {
            return TensorScope.tensor(() -> program.run(features, model.read(program.variables()), Runnable::run).getFirst());
        } finally {
            program.close();
            steps.giveBack(features, program);
        }
    }

    private static Tensor inBatches(Model model, Tensor features, int batchSize) {
        TensorSpec output = model.outputFor("predict", features.spec());
        int rows = features.shape().size(0);
        if (rows == 0) {
            return Tensor.full(0, new TensorSpec(output.shape().with(0, 0), output.dtype()));
        }
        TracedSteps steps = model.predictions();
        try {
            return with(model, prediction -> {
                List<Tensor> parts = new ArrayList<>();
                for (int from = 0; from < rows; from += batchSize) {
                    int start = from;
                    int stop = (int) Math.min(rows, (long) from + batchSize);
                    parts.add(TensorScope.tensor(() -> prediction.run(steps,
                            List.of(prediction.beside(rows <= batchSize ? features : features.slice(0, start, stop))))));
                    if (stop == rows) {
                        break;
                    }
                }
                return List.of(parts.size() == 1 ? parts.getFirst() : Tensor.concat(0, parts));
            }).getFirst();
        } finally {
            steps.rest();
        }
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
