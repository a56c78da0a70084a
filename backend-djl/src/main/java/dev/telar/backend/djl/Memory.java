package dev.telar.backend.djl;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ai.djl.Device;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Storage;
import dev.telar.error.BackendException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Makes arrays on one device, and moves values to them and back.
///
/// All arrays belong to one manager, which frees those that nobody closed when the backend closes.
final class Memory {

    private static final TensorSpec BOOLEAN = new TensorSpec(Shape.scalar(), DType.BOOL);

    /// How many scalars are kept at most for programs.
    private static final int NUMBERS = 256;

    private final PtNDManager manager;
    private final Device device;
    private final Map<Scalar, PtNDArray> scalars = new ConcurrentHashMap<>();

    private record Scalar(DType dtype, double value) {}

    Memory(PtNDManager manager) {
        this.manager = manager;
        this.device = manager.getDevice();
    }

    boolean isGpu() {
        return device.isGpu();
    }

    PtNDArray full(Shape shape, DType dtype, double value) {
        double rounded = dtype == DType.FLOAT32 ? (float) value : value;
        return JniUtils.full(manager, Sizes.shape(shape), rounded, Sizes.type(dtype), device, SparseFormat.DENSE);
    }

    PtNDArray empty(Shape shape, DType dtype) {
        return JniUtils.createEmptyNdArray(manager, Sizes.shape(shape), Sizes.type(dtype), device, SparseFormat.DENSE);
    }

    /// The numbers 0 … n − 1, INT32.
    PtNDArray count(int n) {
        return JniUtils.arange(manager, 0, n, 1, DataType.INT32, device, SparseFormat.DENSE);
    }

    /// A scalar that an operation needs time and again. It lives as long as the backend and must neither be closed nor written to.
    PtNDArray scalar(DType dtype, double value) {
        Scalar key = new Scalar(dtype, value);
        PtNDArray known = scalars.get(key);
        return known == null ? scalars.computeIfAbsent(key, this::scalar) : known;
    }

    /// A scalar of the caller's own, in memory that all equal ones share: programs need few numbers, and these often.
    PtNDArray number(DType dtype, double value) {
        return scalars.size() < NUMBERS || scalars.containsKey(new Scalar(dtype, value))
                ? JniUtils.detachGradient(scalar(dtype, value))
                : full(Shape.scalar(), dtype, value);
    }

    private PtNDArray scalar(Scalar key) {
        PtNDArray array = full(Shape.scalar(), key.dtype, key.value);
        NDScope.unregister(array);
        return array;
    }

    /// An array of another type, or of this one in the same memory.
    PtNDArray cast(PtNDArray x, DType dtype) {
        return JniUtils.to(x, Sizes.type(dtype), device);
    }

    /// Indices as PyTorch's `gather` takes them.
    PtNDArray longs(PtNDArray x) {
        return JniUtils.to(x, DataType.INT64, device);
    }

    PtNDArray upload(TensorSpec spec, MemorySegment values) {
        long bytes = spec.bytes();
        if (bytes == 0) {
            return empty(spec.shape(), spec.dtype());
        }
        checkSize(spec);
        if (isGpu()) {
            ByteBuffer copy = ByteBuffer.allocateDirect((int) bytes);
            MemorySegment.ofBuffer(copy).copyFrom(values);
            return JniUtils.createNdFromByteBuffer(manager, copy, Sizes.shape(spec.shape()), Sizes.type(spec.dtype()),
                    SparseFormat.DENSE, device);
        }
        PtNDArray array = empty(spec.shape(), spec.dtype());
        segment(array).copyFrom(values);
        return array;
    }

    void download(PtNDArray array, TensorSpec spec, MemorySegment target) {
        if (spec.bytes() == 0) {
            return;
        }
        checkSize(spec);
        if (isGpu()) {
            PtNDArray copy = JniUtils.to(array, Sizes.type(spec.dtype()), Device.cpu());
            target.copyFrom(bytes(copy));
            copy.getManager().close();
        } else {
            target.copyFrom(bytes(array));
        }
    }

    /// A copy of an INT32 storage's values.
    int[] ints(Storage storage) {
        int[] values = new int[storage.spec().shape().count()];
        download(((DjlStorage) storage).array(), storage.spec(), MemorySegment.ofArray(values));
        return values;
    }

    /// A copy of a FLOAT32 storage's values.
    float[] floats(Storage storage) {
        float[] values = new float[storage.spec().shape().count()];
        download(((DjlStorage) storage).array(), storage.spec(), MemorySegment.ofArray(values));
        return values;
    }

    /// Whether no element is 0; NaN is none.
    boolean isAllTrue(PtNDArray x) {
        byte[] answer = new byte[1];
        try (PtNDArray all = JniUtils.all(x)) {
            download(all, BOOLEAN, MemorySegment.ofArray(answer));
        }
        return answer[0] != 0;
    }

    /// A copy of an array's bytes, dense whatever its strides.
    private static MemorySegment bytes(PtNDArray array) {
        return MemorySegment.ofBuffer(JniUtils.getByteBuffer(array, false));
    }

    /// The bytes themselves of an array that was made dense on the processor, to be written to.
    static MemorySegment segment(PtNDArray array) {
        return MemorySegment.ofBuffer(JniUtils.getByteBuffer(array, true));
    }

    private static void checkSize(TensorSpec spec) {
        if (spec.bytes() > Integer.MAX_VALUE) {
            throw new BackendException("backend djl: " + spec + " takes more than the 2 GiB that DJL moves at once");
        }
    }
}
