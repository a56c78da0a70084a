package dev.telar.backend.nd4j.memory;

import java.lang.foreign.MemorySegment;

import dev.telar.backend.Storage;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// The values of a tensor, dense and row-major in native memory, which other storages may share.
public final class NativeStorage implements Storage {

    private final TensorSpec spec;
    private final Block block;
    private final int count;

    NativeStorage(TensorSpec spec, Block block) {
        this.spec = spec;
        this.block = block;
        this.count = spec.shape().count();
    }

    @Override
    public TensorSpec spec() {
        return spec;
    }

    /// The sizes along the axes.
    public Shape shape() {
        return spec.shape();
    }

    /// The type of the elements.
    public DType dtype() {
        return spec.dtype();
    }

    /// The number of elements.
    public int count() {
        return count;
    }

    /// The values, and what the block has beyond them.
    public MemorySegment segment() {
        return block.segment();
    }

    /// Where the values begin.
    public long address() {
        return block.segment().address();
    }

    Block block() {
        return block;
    }
}
