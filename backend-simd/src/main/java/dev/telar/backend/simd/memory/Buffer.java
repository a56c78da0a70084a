package dev.telar.backend.simd.memory;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/// A Java array that storages share. `holders` counts them; when the last one lets go, the array goes back to its pool.
///
/// The array may be longer than what lies in it; what stands behind is arbitrary.
final class Buffer {

    private static final VarHandle HOLDERS;

    static {
        try {
            HOLDERS = MethodHandles.lookup().findVarHandle(Buffer.class, "holders", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Object array;
    /// The array as bytes, made once: it costs three objects.
    private final MemorySegment segment;
    final Shelf shelf;
    @Nullable
    Lease lease;
    private @Nullable Scratch scratch;
    /// The first bytes of the array, as many as were asked for last.
    private MemorySegment part;
    private volatile int holders;

    Buffer(Object array, Shelf shelf) {
        this.array = array;
        this.segment = switch (array) {
            case float[] floats -> MemorySegment.ofArray(floats);
            case double[] doubles -> MemorySegment.ofArray(doubles);
            case int[] ints -> MemorySegment.ofArray(ints);
            default -> MemorySegment.ofArray((byte[]) array);
        };
        this.shelf = shelf;
        this.part = segment;
    }

    /// The buffer as a kernel's own, made once.
    Scratch scratch(BufferPool pool) {
        Scratch known = scratch;
        if (known == null) {
            known = new Scratch(this, pool);
            scratch = known;
        }
        return known;
    }

    /// The first bytes of the array.
    MemorySegment first(long bytes) {
        MemorySegment known = part;
        if (known.byteSize() != bytes) {
            known = segment.asSlice(0, bytes);
            part = known;
        }
        return known;
    }

    /// Takes the buffer from the pool for its first holder.
    void handOut() {
        holders = 1;
    }

    /// Adds a holder; only one who holds the buffer may call this.
    void retain() {
        int before = (int) HOLDERS.getAndAdd(this, 1);
        if (before < 1) {
            throw new IllegalStateException("simd: a released buffer was used again");
        }
    }

    /// Takes a holder away.
    ///
    /// @return whether it was the last one
    boolean release() {
        int before = (int) HOLDERS.getAndAdd(this, -1);
        if (before < 1) {
            throw new IllegalStateException("simd: a buffer was released twice");
        }
        return before == 1;
    }

    boolean isHeld() {
        return holders > 0;
    }
}
