package dev.telar.datasets;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;

/// The contents of an IDX file: elements of one type in a shape, in row-major order; immutable.
///
/// The accessors convert where no value changes ([#ints()] of unsigned bytes, [#doubles()] of anything) and refuse where one could.
public final class IdxArray {

    private final IdxType type;
    private final Shape shape;
    private final byte[] data;

    /// Takes over `data`: the elements as a file has them, big-endian.
    IdxArray(IdxType type, Shape shape, byte[] data) {
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /// An array of unsigned bytes, read as 0 … 255.
    ///
    /// @throws ShapeException if the shape does not have as many elements as there are values; so do all factories
    public static IdxArray ofUnsignedBytes(byte[] values, int... shape) {
        return new IdxArray(IdxType.UBYTE, checked(values.length, shape), values.clone());
    }

    /// An array of signed bytes.
    public static IdxArray ofBytes(byte[] values, int... shape) {
        return new IdxArray(IdxType.BYTE, checked(values.length, shape), values.clone());
    }

    /// An array of 16-bit integers.
    public static IdxArray ofShorts(short[] values, int... shape) {
        Shape checked = checked(values.length, shape);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Short.BYTES);
        buffer.asShortBuffer().put(values);
        return new IdxArray(IdxType.SHORT, checked, buffer.array());
    }

    /// An array of 32-bit integers.
    public static IdxArray ofInts(int[] values, int... shape) {
        Shape checked = checked(values.length, shape);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES);
        buffer.asIntBuffer().put(values);
        return new IdxArray(IdxType.INT, checked, buffer.array());
    }

    /// An array of binary32 numbers.
    public static IdxArray ofFloats(float[] values, int... shape) {
        Shape checked = checked(values.length, shape);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        return new IdxArray(IdxType.FLOAT, checked, buffer.array());
    }

    /// An array of binary64 numbers.
    public static IdxArray ofDoubles(double[] values, int... shape) {
        Shape checked = checked(values.length, shape);
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        return new IdxArray(IdxType.DOUBLE, checked, buffer.array());
    }

    /// The type of the elements.
    public IdxType type() {
        return type;
    }

    /// The sizes along the axes.
    public Shape shape() {
        return shape;
    }

    /// A new array with the elements, which must be bytes, signed or not.
    ///
    /// @throws DTypeException if the elements are wider
    public byte[] bytes() {
        require(type.bytes() == 1, "bytes()", "UBYTE or BYTE");
        return data.clone();
    }

    /// A new array with the elements, which must be bytes (an unsigned one gives 0 … 255) or shorts.
    ///
    /// @throws DTypeException if the elements are wider or not integers
    public short[] shorts() {
        require(type.bytes() <= Short.BYTES, "shorts()", "UBYTE, BYTE or SHORT");
        short[] values = new short[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) integer(i);
        }
        return values;
    }

    /// A new array with the elements, which must be integers; an unsigned byte gives 0 … 255.
    ///
    /// @throws DTypeException if the elements are not integers
    public int[] ints() {
        require(type.isInteger(), "ints()", "UBYTE, BYTE, SHORT or INT");
        int[] values = new int[count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(i);
        }
        return values;
    }

    /// A new array with the elements, which must be exact in binary32.
    ///
    /// @throws DTypeException if the elements are `INT` or `DOUBLE`, which would have to be rounded
    public float[] floats() {
        require(type == IdxType.FLOAT || type.bytes() <= Short.BYTES, "floats()", "UBYTE, BYTE, SHORT or FLOAT");
        float[] values = new float[count()];
        if (type == IdxType.FLOAT) {
            ByteBuffer.wrap(data).asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = integer(i);
            }
        }
        return values;
    }

    /// A new array with the elements, of any type.
    public double[] doubles() {
        double[] values = new double[count()];
        ByteBuffer buffer = ByteBuffer.wrap(data);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case FLOAT -> buffer.getFloat(i * Float.BYTES);
                case DOUBLE -> buffer.getDouble(i * Double.BYTES);
                case UBYTE, BYTE, SHORT, INT -> integer(i);
            };
        }
        return values;
    }

    /// The elements as a file has them, not copied.
    byte[] data() {
        return data;
    }

    private int count() {
        return data.length / type.bytes();
    }

    private int integer(int i) {
        return switch (type) {
            case UBYTE -> data[i] & 0xff;
            case BYTE -> data[i];
            case SHORT -> ByteBuffer.wrap(data).getShort(i * Short.BYTES);
            case INT -> ByteBuffer.wrap(data).getInt(i * Integer.BYTES);
            case FLOAT, DOUBLE -> throw new IllegalStateException("not an integer type: " + type);
        };
    }

    private void require(boolean fits, String accessor, String expected) {
        if (!fits) {
            throw new DTypeException("idx: " + accessor + " needs elements of type " + expected + ", these are " + type
                    + "; doubles() reads every type");
        }
    }

    private static Shape checked(int values, int... shape) {
        Shape checked = Shape.of(shape);
        if (checked.elements() != values) {
            throw new ShapeException(
                    "idx: shape " + checked + " has " + checked.elements() + " elements, given " + values + " values");
        }
        return checked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdxArray array && type == array.type && shape.equals(array.shape)
                && Arrays.equals(data, array.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, shape, Arrays.hashCode(data));
    }

    @Override
    public String toString() {
        return "IDX " + type + " " + shape;
    }
}
