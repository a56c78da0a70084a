package dev.telar.backend.simd.memory;

import java.lang.foreign.MemorySegment;

import dev.telar.backend.Storage;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// A tensor's values: the first elements of a pooled array, dense and row-major. The array may be longer than the tensor.
public final class SimdStorage implements Storage {

    private final TensorSpec spec;
    private final Buffer buffer;
    private final BufferPool pool;

    SimdStorage(TensorSpec spec, Buffer buffer, BufferPool pool) {
        this.spec = spec;
        this.buffer = buffer;
        this.pool = pool;
    }

    @Override
    public TensorSpec spec() {
        return spec;
    }

    /// The shape.
    public Shape shape() {
        return spec.shape();
    }

    /// The number of elements.
    public int count() {
        return spec.shape().count();
    }

    /// The array: `float[]`, `double[]`, `int[]`, or `byte[]` for UINT8 and BOOL.
    ///
    /// @throws IllegalStateException if the storage has been released
    public Object array() {
        if (!buffer.isHeld()) {
            throw new IllegalStateException("simd: a released storage of " + spec + " was used");
        }
        return buffer.array;
    }

    /// The array of a FLOAT32 storage.
    public float[] floats() {
        return (float[]) array();
    }

    /// The array of a FLOAT64 storage.
    public double[] doubles() {
        return (double[]) array();
    }

    /// The array of an INT32 storage.
    public int[] ints() {
        return (int[]) array();
    }

    /// The array of a UINT8 or BOOL storage.
    public byte[] bytes() {
        return (byte[]) array();
    }

    /// The values as bytes.
    public MemorySegment segment() {
        if (!buffer.isHeld()) {
            throw new IllegalStateException("simd: a released storage of " + spec + " was used");
        }
        return buffer.first(spec.bytes());
    }

    /// A storage of as many elements under another shape that shares the array; the array is free when both are released.
    public SimdStorage view(Shape shape) {
        buffer.retain();
        return new SimdStorage(new TensorSpec(shape, spec.dtype()), buffer, pool);
    }

    /// Another name for the first elements, which does not count as a holder: it must not be used after this storage has been released.
    public SimdStorage named(TensorSpec name) {
        return new SimdStorage(name, buffer, pool);
    }

    /// Gives the storage back; at most once.
    public void release() {
        if (buffer.release()) {
            pool.putBack(buffer);
        }
    }
}
