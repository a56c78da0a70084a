package dev.telar.backend.nd4j.library;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.bytedeco.javacpp.LongPointer;
import org.nd4j.nativeblas.OpaqueDataBuffer;

import dev.telar.shape.DType;

/// The functions of libnd4j on dense vectors. The numbers of the operations are those of its list `legacy_ops.h`.
public final class Transforms {

    private static final int FLOAT = 5;
    private static final long FLOAT_FLAG = 8192;
    private static final long DOUBLE_FLAG = 16384;
    private static final int WORDS = 6;

    private static final ThreadLocal<Vector> VECTORS = ThreadLocal.withInitial(Vector::new);

    private Transforms() {}

    /// The description of a vector: rank, size, stride, type, element stride and order.
    private static final class Vector {

        private final MemorySegment words = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, WORDS);
        private final LongPointer pointer = new Address.OfLong(words.address());

        LongPointer of(long n, DType dtype) {
            word(0, 1);
            word(1, n);
            word(2, 1);
            word(3, dtype == DType.FLOAT32 ? FLOAT_FLAG : DOUBLE_FLAG);
            word(4, 1);
            word(5, 'c');
            return pointer;
        }

        private void word(int index, long value) {
            words.setAtIndex(ValueLayout.JAVA_LONG, index, value);
        }
    }

    /// What libnd4j calls a buffer, over memory that it does not own.
    public static OpaqueDataBuffer buffer(long address, long bytes) {
        return Library.start().dbCreateExternalDataBuffer(bytes / Float.BYTES, FLOAT, new Address.OfAnything(address), null);
    }

    /// Forgets a buffer.
    public static void delete(OpaqueDataBuffer buffer) {
        Library.start().deleteDataBuffer(buffer);
    }

    /// *y = f(x)* for a function of the strict family.
    public static void strict(int op, DType dtype, long n, OpaqueDataBuffer x, OpaqueDataBuffer y) {
        LongPointer info = VECTORS.get().of(n, dtype);
        Library.start().execTransformStrict(null, op, x, info, info, y, info, info, null);
    }

    /// *z = f(x, y)* element by element.
    public static void pairwise(int op, DType dtype, long n, OpaqueDataBuffer x, OpaqueDataBuffer y, OpaqueDataBuffer z) {
        LongPointer info = VECTORS.get().of(n, dtype);
        Library.start().execPairwiseTransform(null, op, x, info, info, y, info, info, z, info, info, null);
    }
}
