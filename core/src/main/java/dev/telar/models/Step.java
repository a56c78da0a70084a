package dev.telar.models;

import java.lang.foreign.MemorySegment;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.autograd.Autograd;
import dev.telar.autograd.ValueAndGradients;
import dev.telar.data.Batch;
import dev.telar.layers.Call;
import dev.telar.losses.Loss;
import dev.telar.optimizers.Optimizer;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CompiledProgram;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Place;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// A training step: forward, loss, gradients, optimizer, metrics. Nothing that it makes outlives it but the values of variables, and these are all
/// set at its end or none of them. It runs as a traced program, or operation by operation where the model says so or another interpreter wants to see
/// the operations.
final class Step {

    private final Model model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final List<Variable> variables;
    private final TensorSpec predictions;
    private final Tracker tracker;
    private final @Nullable Place place;
    private final Call call;
    private final TracedSteps traced = new TracedSteps("fit", this::compute);
    private final CompiledProgram.Border border;
    private final float[] lossValue = new float[1];
    private final MemorySegment lossMemory = MemorySegment.ofArray(lossValue);

    Step(Model model, Training training, List<Variable> variables, TensorSpec predictions, Tracker tracker) {
        this.model = model;
        this.loss = training.loss();
        this.optimizer = training.optimizer();
        this.variables = variables;
        this.predictions = predictions;
        this.tracker = tracker;
        this.place = variables.isEmpty() ? null : variables.getFirst().place();
        this.call = Call.training(model.seeds());
        this.border = model::cross;
    }

    Tracker tracker() {
        return tracker;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    TracedSteps traced() {
        return traced;
    }

    /// Checks the values of targets.
    void check(Tensor targets) {
        loss.checkValues(targets, predictions);
    }

    /// Checks the values of the targets of a batch.
    void check(Portion portion, Batch batch, int[] rows) {
        portion.check(batch, rows, loss, predictions);
    }

    /// Takes the step and adds loss and metrics to the tracker; what it makes belongs to the current scope.
    ///
    /// @param weights what each row counts, or null for 1
    void run(Batch batch, @Nullable Tensor weights) {
        tracker.add(run(arguments(batch, weights)), batch.size());
    }

    private List<Tensor> arguments(Batch batch, @Nullable Tensor weights) {
        Tensor features = beside(batch.features());
        Tensor targets = beside(batch.targets());
        return weights == null ? List.of(features, targets) : List.of(features, targets, beside(weights));
    }

    private double run(List<Tensor> arguments) {
        if (place == null || model.runsEagerly()) {
            return eagerly(arguments);
        }
        CompiledProgram program = traced.take(place, arguments);
        if (program == null) {
            return eagerly(arguments);
        }
        try {
            return loss(program.run(arguments, List.of(), border).getFirst());
        } finally {
            traced.giveBack(arguments, program);
        }
    }

    private double eagerly(List<Tensor> arguments) {
        StepTransaction transaction = new StepTransaction();
        double value = Interpreters.with(transaction, () -> number(compute(arguments).getFirst()));
        model.cross(transaction::commit);
        return value;
    }

    /// The step as a function of features, targets and, where there are any, weights: its result is the loss, all else goes to variables.
    private List<Tensor> compute(List<Tensor> arguments) {
        Tensor features = arguments.get(0);
        Tensor targets = arguments.get(1);
        Tensor weights = arguments.size() == 2 ? null : arguments.get(2);
        Tensor[] output = new Tensor[1];
        ValueAndGradients result = Autograd.valueAndGradients(variables, () -> {
            output[0] = model.forward(features, call);
            return model.penalized(loss.loss(targets, output[0], weights));
        });
        optimizer.apply(variables, result.gradients());
        tracker.update(targets, output[0], weights);
        return List.of(result.value());
    }

    private Tensor beside(Tensor tensor) {
        return place == null ? tensor : tensor.to(place);
    }

    /// Reads the loss without a further operation and without an array of its own.
    private double loss(Tensor value) {
        if (value.dtype() != DType.FLOAT32) {
            return value.item();
        }
        value.copyTo(lossMemory);
        return lossValue[0];
    }

    /// Reads a scalar without a further operation.
    static double number(Tensor scalar) {
        return scalar.dtype() == DType.FLOAT32 ? scalar.toHost().floats()[0] : scalar.item();
    }
}
