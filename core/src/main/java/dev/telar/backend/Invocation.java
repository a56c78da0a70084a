package dev.telar.backend;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.op.Op;
import dev.telar.shape.TensorSpec;

/// One call of an operation on a backend.
public final class Invocation {

    private final Op op;
    private final List<Storage> inputs;
    private final List<TensorSpec> results;
    private final List<Storage> destinations;

    /// A call whose results are new storages.
    ///
    /// @param op the operation
    /// @param inputs the backend's own storages
    /// @param results the shapes and types of the results, as the operation infers them
    public Invocation(Op op, List<Storage> inputs, List<TensorSpec> results) {
        this(op, inputs, results, List.of());
    }

    /// A call whose results have their places already; only a [Binder] gets such.
    ///
    /// @param op the operation
    /// @param inputs the backend's own storages
    /// @param results the shapes and types of the results, as the operation infers them
    /// @param destinations where the results go, none or one a result
    public Invocation(Op op, List<Storage> inputs, List<TensorSpec> results, List<Storage> destinations) {
        this.op = op;
        this.inputs = inputs;
        this.results = results;
        this.destinations = destinations;
    }

    /// The operation.
    public Op op() {
        return op;
    }

    /// The inputs.
    public List<Storage> inputs() {
        return inputs;
    }

    /// One input.
    public Storage input(int index) {
        return inputs.get(index);
    }

    /// The shapes and types of the results.
    public List<TensorSpec> results() {
        return results;
    }

    /// Shape and type of the first result.
    public TensorSpec result() {
        return results.getFirst();
    }

    /// Where a result goes; null for a new storage.
    public @Nullable Storage destination(int index) {
        return destinations.isEmpty() ? null : destinations.get(index);
    }
}
