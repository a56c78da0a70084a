package dev.telar.optimizers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.telar.error.ShapeException;
import dev.telar.op.Update;
import dev.telar.shape.DType;
import dev.telar.tensor.Place;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// What an optimizer remembers from step to step, and how a step runs: clip, decay, update each variable with its slots, and only when
/// everything is computed set the variables, so that a step that fails changes nothing.
final class State {

    private final String optimizer;
    private final Settings settings;
    private final List<String> slotNames;
    private @Nullable Variable iterations;
    private @Nullable Variable learningRate;
    private @Nullable List<Variable> built;
    private final List<List<Variable>> slots = new ArrayList<>();

    State(String optimizer, Settings settings, List<String> slotNames) {
        this.optimizer = optimizer;
        this.settings = settings;
        this.slotNames = slotNames;
    }

    Variable iterations() {
        if (iterations == null) {
            iterations = Variable.state("iteration", Tensor.full(0, DType.INT32));
        }
        return iterations;
    }

    Variable learningRate() {
        if (learningRate == null) {
            learningRate = Variable.state("learning_rate", Tensor.scalar((float) settings.learningRate()));
        }
        return learningRate;
    }

    List<Variable> variables() {
        List<Variable> all = new ArrayList<>(List.of(iterations(), learningRate()));
        slots.forEach(all::addAll);
        return all;
    }

    void build(List<Variable> variables) {
        if (built != null) {
            if (!built.equals(variables)) {
                throw new IllegalStateException(
                        optimizer + ": was built for " + built.size() + " other variables; one optimizer serves one model, make a"
                                + " new one");
            }
            return;
        }
        for (Variable variable : variables) {
            List<Variable> own = new ArrayList<>();
            for (String slot : slotNames) {
                Tensor zeros = Tensor.full(0, variable.spec());
                own.add(Variable.state(variable.name() + "_" + slot, zeros.to(variable.place())));
            }
            slots.add(own);
        }
        built = List.copyOf(variables);
        if (!variables.isEmpty()) {
            iterations = at(variables.getFirst().place(), iterations());
            learningRate = at(variables.getFirst().place(), learningRate());
        }
    }

    /// The same state beside the weights, wherever the optimizer was made.
    private static Variable at(Place place, Variable variable) {
        return variable.place() == place ? variable : Variable.state(variable.name(), variable.get().to(place));
    }

    /// One step.
    ///
    /// @param effective what the update takes as its rate, from the learning rate
    void step(List<Variable> variables, List<Tensor> gradients, Update update, UnaryOperator<Tensor> effective) {
        build(variables);
        check(variables, gradients);
        Tensor rate = rate();
        Tensor scaled = effective.apply(rate);
        List<Tensor> clipped = settings.clipping().apply(gradients);
        List<List<Tensor>> results = new ArrayList<>(variables.size());
        for (int i = 0; i < variables.size(); i++) {
            Tensor weight = variables.get(i).get();
            List<Tensor> inputs = new ArrayList<>();
            inputs.add(settings.weightDecay() == 0
                    ? weight
                    : weight.subtract(weight.multiply(rate.cast(weight.dtype()).multiply(settings.weightDecay()))));
            inputs.add(clipped.get(i));
            inputs.add(scaled.cast(weight.dtype()));
            for (Variable slot : slots.get(i)) {
                inputs.add(slot.get());
            }
            results.add(Tensor.apply(update, inputs.toArray(Tensor[]::new)));
        }
        Tensor next = iterations().get().add(1);
        for (int i = 0; i < variables.size(); i++) {
            variables.get(i).set(results.get(i).getFirst());
            for (int s = 0; s < slotNames.size(); s++) {
                slots.get(i).get(s).set(results.get(i).get(s + 1));
            }
        }
        iterations().set(next);
    }

    private Tensor rate() {
        if (settings.schedule() != null) {
            learningRate().set(settings.schedule().at(iterations().get().cast(DType.FLOAT32)));
        }
        return learningRate().get();
    }

    private void check(List<Variable> variables, List<Tensor> gradients) {
        if (variables.size() != gradients.size()) {
            throw new IllegalArgumentException(
                    optimizer + ": " + variables.size() + " variables and " + gradients.size() + " gradients");
        }
        for (int i = 0; i < variables.size(); i++) {
            if (!gradients.get(i).spec().equals(variables.get(i).spec())) {
                throw new ShapeException(optimizer + ": the gradient of " + variables.get(i).name() + " must be "
                        + variables.get(i).spec() + ", given "
                        + gradients.get(i).spec());
            }
        }
    }
}
