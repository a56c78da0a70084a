package dev.telar.backend.djl;

import ai.djl.pytorch.engine.PtNDArray;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.shape.TensorSpec;

/// An array of PyTorch, with any strides. Several may share memory, which PyTorch counts by itself; none is ever written to once it is
/// stored.
///
/// @param spec shape and type
/// @param array the array, which belongs to this storage alone
record DjlStorage(TensorSpec spec, PtNDArray array) implements Storage {

    static PtNDArray input(Invocation call, int index) {
        return ((DjlStorage) call.input(index)).array;
    }
}
