package dev.telar.backend.simd.memory;

/// An array for a kernel's own use, given back by [#close].
public final class Scratch implements AutoCloseable {

    private final Buffer buffer;
    private final BufferPool pool;

    Scratch(Buffer buffer, BufferPool pool) {
        this.buffer = buffer;
        this.pool = pool;
    }

    /// The array, of at least the length asked for and of arbitrary content.
    public float[] floats() {
        return (float[]) buffer.array;
    }

    @Override
    public void close() {
        if (buffer.release()) {
            pool.putBack(buffer);
        }
    }
}
