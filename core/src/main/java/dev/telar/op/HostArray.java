package dev.telar.op;

import java.lang.foreign.MemorySegment;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Values on the host: dense, row-major, in the machine's byte order, UINT8 and BOOL one byte each.
///
/// @param spec shape and type
/// @param data the bytes; over a Java array of the element type where it was made by one of the factories
public record HostArray(TensorSpec spec, MemorySegment data) {

    /// Checks the size.
    public HostArray {
        if (data.byteSize() != spec.bytes()) {
            throw new ShapeException("host array: " + spec + " takes " + spec.bytes() + " bytes, given " + data.byteSize());
        }
    }

    /// An array over a new Java array that `writer` has written.
    public static HostArray of(TensorSpec spec, RowWriter writer) {
        HostArray values = allocate(spec);
        writer.write(values.data, 0, RowWriter.rows(spec.shape()));
        return values;
    }

    /// An array of zeros over a new Java array.
    public static HostArray allocate(TensorSpec spec) {
        int n = spec.shape().count();
        return new HostArray(spec, switch (spec.dtype()) {
            case FLOAT32 -> MemorySegment.ofArray(new float[n]);
            case FLOAT64 -> MemorySegment.ofArray(new double[n]);
            case INT32 -> MemorySegment.ofArray(new int[n]);
            case UINT8, BOOL -> MemorySegment.ofArray(new byte[n]);
        });
    }

    /// FLOAT32 values, not copied.
    public static HostArray of(Shape shape, float[] values) {
        return new HostArray(new TensorSpec(shape, DType.FLOAT32), MemorySegment.ofArray(values));
    }

    /// FLOAT64 values, not copied.
    public static HostArray of(Shape shape, double[] values) {
        return new HostArray(new TensorSpec(shape, DType.FLOAT64), MemorySegment.ofArray(values));
    }

    /// INT32 values, not copied.
    public static HostArray of(Shape shape, int[] values) {
        return new HostArray(new TensorSpec(shape, DType.INT32), MemorySegment.ofArray(values));
    }

    /// UINT8 or BOOL values, not copied.
    public static HostArray of(TensorSpec spec, byte[] values) {
        return new HostArray(spec, MemorySegment.ofArray(values));
    }

    /// The underlying `float[]`, `double[]`, `int[]` or `byte[]`, or a copy where the bytes do not lie in such an array.
    public Object array() {
        return data.heapBase().filter(array -> covers(array)).orElseGet(this::copy);
    }

    private boolean covers(Object array) {
        return switch (array) {
            case float[] a -> spec.dtype() == DType.FLOAT32 && a.length == spec.shape().elements();
            case double[] a -> spec.dtype() == DType.FLOAT64 && a.length == spec.shape().elements();
            case int[] a -> spec.dtype() == DType.INT32 && a.length == spec.shape().elements();
            case byte[] a -> spec.dtype().bytes() == 1 && a.length == spec.shape().elements();
            default -> false;
        };
    }

    private Object copy() {
        HostArray copy = allocate(spec);
        copy.data.copyFrom(data);
        return copy.data.heapBase().orElseThrow();
    }

    /// The `float[]` of a FLOAT32 array.
    public float[] floats() {
        return (float[]) array();
    }

    /// The `double[]` of a FLOAT64 array.
    public double[] doubles() {
        return (double[]) array();
    }

    /// The `int[]` of an INT32 array.
    public int[] ints() {
        return (int[]) array();
    }

    /// The `byte[]` of a UINT8 or BOOL array.
    public byte[] bytes() {
        return (byte[]) array();
    }
}
