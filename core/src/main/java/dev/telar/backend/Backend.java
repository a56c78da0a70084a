package dev.telar.backend;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.op.RowWriter;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Place;

/// What runs operations: one library on one device.
///
/// A backend must run the primitives ([dev.telar.op.Primitive], `HostCall` aside); everything else core composes from them. What it answers
/// no to in [#runs] core decomposes or, where it is a primitive, runs on the host. Results are new storages; inputs are never changed.
/// All methods may be called from any thread.
public interface Backend extends Place, AutoCloseable {

    /// The name by which users choose it, such as `simd`.
    @Override
    String name();

    /// Where it computes.
    Device device();

    /// The version of the list of operations ([Op#OPSET]) that it was written for. Core never asks it for one that came later
    /// ([Op#since]): it decomposes that or runs it on the host.
    int opset();

    /// Whether it stores and moves values of this type. All types that it does not support live on the host's reference instead.
    boolean supports(DType dtype);

    /// Whether it runs an operation by itself on inputs of these shapes and types. The answer depends on the arguments alone.
    boolean runs(Op op, List<TensorSpec> inputs);

    /// Brings values to the backend.
    ///
    /// @param spec shape and type
    /// @param values dense, row-major, in the machine's byte order; not kept after the call
    Storage upload(TensorSpec spec, MemorySegment values);

    /// Brings values to the backend that are written only now. The default lets them be written to the host's memory first.
    ///
    /// @param spec shape and type
    /// @param writer writes the values; it may be asked for different rows from several threads
    default Storage upload(TensorSpec spec, RowWriter writer) {
        return upload(spec, HostArray.of(spec, writer).data());
    }

    /// Brings values back.
    ///
    /// @param storage a storage of this backend
    /// @param target where to write them, dense and row-major
    void download(Storage storage, MemorySegment target);

    /// Runs an operation that [#runs] said yes to.
    ///
    /// @return one storage a result: an object of its own even where it shares memory with an input, since each is released once
    List<Storage> execute(Invocation call);

    /// What prepares operations for steps that run many times; empty, the default, where each operation allocates its results.
    default Optional<Binder> binder() {
        return Optional.empty();
    }

    /// Takes back a storage that nobody uses any more; called at most once for each.
    void release(Storage storage);

    /// Whether the garbage collector frees storages that were never released. If not, core releases each when its tensor is collected.
    default boolean isCollected() {
        return true;
    }

    /// The bytes of all storages that were made and neither released nor, as far as the backend knows, collected.
    long liveBytes();

    /// Frees everything that the backend holds. Its tensors can no longer be used; closing again does nothing.
    @Override
    void close();

    /// Whether [#close] has been called. A closed backend is never handed out again: core makes a new one. The default is for backends
    /// whose `close` leaves them as they are.
    default boolean isClosed() {
        return false;
    }
}
