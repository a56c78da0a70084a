package dev.telar.backend.nd4j.library;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.bytedeco.javacpp.LongPointer;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.OpaqueDataBuffer;

import dev.telar.backend.nd4j.natives.Nd4jLibrary;
import dev.telar.shape.DType;

/// The functions of libnd4j, on blocks so small that it does not share them out to its OpenMP threads: those wait for each other by
/// spinning, which takes the processors from OpenBLAS and from other callers. A block stays in the first cache.
public final class Transforms {

    /// The most elements of a block.
    public static final int BLOCK = 1024;

    private static final int FLOAT = 5;
    private static final int WORDS = 6;
    private static final int SIZE = 1;
    private static final int TYPE = 3;
    private static final long FLOAT_FLAG = 8192;
    private static final long DOUBLE_FLAG = 16384;
    private static final int ALIGNMENT = 64;

    /// As many as there were callers at once.
    private static final ConcurrentLinkedDeque<Transforms> IDLE = new ConcurrentLinkedDeque<>();

    private final NativeOps ops = Nd4jLibrary.start();
    private final MemorySegment values = Arena.global().allocate((long) BLOCK * Double.BYTES, ALIGNMENT);
    private final OpaqueDataBuffer buffer = ops.dbCreateExternalDataBuffer(BLOCK * 2L, FLOAT,
            new Address.OfAnything(values.address()), null);
    /// Rank, size, stride, flags of the type, element stride and order of a vector.
    private final MemorySegment info = Arena.global().allocate(ValueLayout.JAVA_LONG, WORDS);
    private final LongPointer shape = new Address.OfLong(info.address());

    private Transforms() {
        long[] vector = {1, 0, 1, 0, 1, 'c'};
        MemorySegment.copy(vector, 0, info, ValueLayout.JAVA_LONG, 0, WORDS);
    }

    /// A place to work in, until it is given back.
    public static Transforms take() {
        Transforms free = IDLE.pollFirst();
        return free == null ? new Transforms() : free;
    }

    /// Gives the place back.
    public void giveBack() {
        IDLE.addFirst(this);
    }

    /// The block.
    public MemorySegment values() {
        return values;
    }

    /// Replaces the first `n` values by those of a function.
    public void apply(Function function, DType dtype, int n) {
        info.setAtIndex(ValueLayout.JAVA_LONG, SIZE, n);
        info.setAtIndex(ValueLayout.JAVA_LONG, TYPE, dtype == DType.FLOAT32 ? FLOAT_FLAG : DOUBLE_FLAG);
        ops.execTransformStrict(null, function.number, buffer, shape, shape, buffer, shape, shape, null);
    }

    /// The functions of libnd4j's strict family that are right.
    public enum Function {
        /// The cosine.
        COS(22),
        /// The exponential function.
        EXP(23),
        /// The natural logarithm.
        LOG(24),
        /// The sine.
        SIN(27),
        /// The inverse cosine.
        ACOS(30),
        /// The inverse sine.
        ASIN(31),
        /// The inverse tangent.
        ATAN(32),
        /// The tangent.
        TAN(41),
        /// The error function.
        ERF(45);

        private final int number;

        Function(int number) {
            this.number = number;
        }
    }
}
