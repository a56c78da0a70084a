package dev.telar.tensor;

import java.lang.foreign.MemorySegment;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.error.BackendException;
import dev.telar.op.Op;
import dev.telar.op.RowWriter;
import dev.telar.shape.TensorSpec;

/// What lies beneath all interpreters: it runs operations on the tensors of one place and owns their storage. There is one for each
/// open backend.
public abstract class Evaluator {

    /// The place whose tensors this evaluator owns.
    public abstract Place place();

    /// Runs an operation.
    ///
    /// @param op the operation
    /// @param inputs its inputs, all of this evaluator
    protected abstract List<Tensor> evaluate(Op op, List<Tensor> inputs);

    /// Whether the place runs an operation itself, neither decomposed nor on the host.
    ///
    /// @param op the operation
    /// @param inputs the shapes and types of its inputs
    protected abstract boolean runs(Op op, List<TensorSpec> inputs);

    /// Makes a program ready to run many times. The default runs it operation by operation.
    ///
    /// @param program a program whose constants are tensors of this evaluator
    protected CompiledProgram compile(Program program) {
        return new StepwiseProgram(this, program);
    }

    /// Brings values to the place.
    ///
    /// @param spec shape and type
    /// @param data the values, dense and row-major; not kept
    protected abstract Tensor upload(TensorSpec spec, MemorySegment data);

    /// Brings values to the place that are written only now.
    ///
    /// @param spec shape and type
    /// @param writer writes the values
    protected abstract Tensor upload(TensorSpec spec, RowWriter writer);

    /// Brings values back.
    ///
    /// @param tensor a tensor of this evaluator
    /// @param target where to write them, dense and row-major
    protected abstract void download(Tensor tensor, MemorySegment target);

    /// Frees a storage that no tensor holds any more; called once for each at most, and from any thread.
    ///
    /// @param storage what was given to [#wrap]
    protected abstract void free(Object storage);

    /// Is told that nobody may ever call [#free] for a storage: from now on the garbage collector has a say in the tensor's life. Called
    /// once or more, from any thread, and perhaps followed by [#free] all the same.
    ///
    /// @param tensor the tensor that owns the storage
    /// @param storage what was given to [#wrap]
    protected void guard(Tensor tensor, Object storage) {}

    /// Makes a tensor of a fresh storage. It belongs to the current [TensorScope]; outside of all scopes to the garbage collector.
    protected final Tensor wrap(TensorSpec spec, Object storage) {
        return TensorScope.adopt(new StoredTensor(this, spec, storage));
    }

    /// The storage of a tensor of this evaluator.
    ///
    /// @throws IllegalStateException if it has been released
    protected final Object unwrap(Tensor tensor) {
        return ((StoredTensor) tensor).storage();
    }

    /// The storage of a variable's value, for who knows that nobody sets the variable meanwhile.
    protected final Object peek(Variable variable) {
        return unwrap(variable.peek());
    }

    /// Takes the storage away from a variable, to write its next value over it; [#give] must follow, whatever happens. Whoever asks for the value
    /// waits until then.
    ///
    /// @return the storage, or null where somebody else may still read the value
    protected final @Nullable Object take(Variable variable) {
        return variable.take();
    }

    /// Gives a variable its next value.
    ///
    /// @param storage a storage that no tensor holds
    protected final void give(Variable variable, Object storage) {
        variable.replace(new StoredTensor(this, variable.spec(), storage));
    }

    BackendException mixed(Op op, Evaluator other) {
        return new BackendException(op.name() + ": tensors of two backends, " + place().name() + " and " + other.place().name()
                + "; move one of them: tensor.to(backend)");
    }
}
