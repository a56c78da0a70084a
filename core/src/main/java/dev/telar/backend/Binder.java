package dev.telar.backend;

import java.lang.foreign.MemorySegment;

import dev.telar.op.Op;
import dev.telar.shape.TensorSpec;

/// What a backend may offer beside [Backend#execute]: operations that are made ready once and run many times, into storages that stay where they
/// are. With it a compiled step neither asks for memory nor decides anything twice.
///
/// Results have the bits that [Backend#execute] gives.
public interface Binder {

    /// A storage of arbitrary content, released like any other.
    Storage allocate(TensorSpec spec);

    /// Another name for the first elements of a storage; it needs no release, and is not used after `storage` was released.
    ///
    /// @param storage a storage of this backend
    /// @param spec shape and type, whose elements take no more bytes than the storage has
    Storage view(Storage storage, TensorSpec spec);

    /// Fills a storage.
    ///
    /// @param values dense, row-major, in the machine's byte order
    void fill(Storage storage, MemorySegment values);

    /// Whether an operation may write a result over one of its inputs: each element of the result is written after every element of the input
    /// that it, or another one, depends on has been read.
    ///
    /// @param op an operation that the backend runs itself
    /// @param result which result
    /// @param input which input; of the result's shape and type
    boolean mayOverwrite(Op op, int result, int input);

    /// Makes an operation ready.
    ///
    /// @param call the operation, which the backend runs itself, with a destination for each result. Its lists of inputs and destinations may hold
    /// other storages of the same shapes and types from one run to the next
    /// @return what runs it; from one thread at a time
    Runnable bind(Invocation call);
}
