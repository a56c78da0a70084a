package dev.telar.models;

import java.util.IdentityHashMap;
import java.util.List;

import dev.telar.op.Op;
import dev.telar.tensor.Interpreter;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Keeps what a step writes to variables until the step is complete: the step itself reads what it wrote, everybody else reads what was before,
/// and [#commit] sets all variables. A step that fails leaves no trace.
final class StepTransaction implements Interpreter {

    private final Interpreter below = Interpreters.current();
    private final IdentityHashMap<Variable, Tensor> written = new IdentityHashMap<>();

    @Override
    public List<Tensor> apply(Op op, List<Tensor> inputs) {
        return below.apply(op, inputs);
    }

    @Override
    public Tensor read(Variable variable, Tensor value) {
        Tensor own = written.get(variable);
        return own == null ? below.read(variable, value) : own;
    }

    @Override
    public Tensor write(Variable variable, Tensor value) {
        written.put(variable, value);
        return Interpreters.with(Interpreters.evaluating(), variable::get);
    }

    /// Sets the variables; called with this interpreter taken off the stack, in the scope that the step ran in.
    void commit() {
        written.forEach(Variable::set);
    }
}
