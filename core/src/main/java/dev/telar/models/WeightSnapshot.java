package dev.telar.models;

import java.util.IdentityHashMap;
import java.util.List;

import dev.telar.op.Op;
import dev.telar.tensor.Interpreter;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Reads the variables of a model as they were at one step border, whatever a training does meanwhile.
final class WeightSnapshot implements Interpreter {

    private final Interpreter below = Interpreters.current();
    private final IdentityHashMap<Variable, Tensor> values = new IdentityHashMap<>();

    /// @param variables the variables
    /// @param read their values, which have to outlive this snapshot
    WeightSnapshot(List<Variable> variables, List<Tensor> read) {
        for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i), read.get(i));
        }
    }

    @Override
    public List<Tensor> apply(Op op, List<Tensor> inputs) {
        return below.apply(op, inputs);
    }

    @Override
    public Tensor read(Variable variable, Tensor value) {
        Tensor kept = values.get(variable);
        return kept == null ? below.read(variable, value) : kept;
    }

    @Override
    public Tensor write(Variable variable, Tensor value) {
        values.remove(variable);
        return below.write(variable, value);
    }
}
