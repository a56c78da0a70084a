package dev.telar.tensor;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.op.Concat;
import dev.telar.op.Full;
import dev.telar.op.HostArray;
import dev.telar.op.Iota;
import dev.telar.op.Op;
import dev.telar.op.RowWriter;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// An immutable array of numbers with any number of axes. The operations are methods with the names of NumPy and Keras; each builds an
/// operation and hands it to the interpreter on top of the stack ([Interpreters]).
///
/// Two tensors are equal only if they are the same object. Printing one looks like NumPy's `repr`. Where the values lie, and whether
/// two tensors share them, is the backend's private matter.
public sealed interface Tensor extends Arithmetic, Functions, Reductions, Movements permits StoredTensor, Symbol {

    /// Shape and type.
    TensorSpec spec();

    /// The place where the values live.
    Place place();

    /// The sizes along the axes.
    default Shape shape() {
        return spec().shape();
    }

    /// The type of the elements.
    default DType dtype() {
        return spec().dtype();
    }

    // ---- making tensors

    /// A FLOAT32 vector.
    static Tensor of(float... values) {
        return of(values, Shape.of(values.length));
    }

    /// A FLOAT32 tensor with the values in row-major order.
    static Tensor of(float[] values, Shape shape) {
        return upload("float", values.length, new TensorSpec(shape, DType.FLOAT32), MemorySegment.ofArray(values));
    }

    /// A FLOAT32 matrix from its rows.
    static Tensor of(float[][] rows) {
        Shape shape = matrix(Arrays.stream(rows).mapToInt(row -> row.length).toArray());
        float[] values = new float[shape.count()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * rows[i].length, rows[i].length);
        }
        return of(values, shape);
    }

    /// A FLOAT64 vector.
    static Tensor of(double... values) {
        return of(values, Shape.of(values.length));
    }

    /// A FLOAT64 tensor with the values in row-major order.
    static Tensor of(double[] values, Shape shape) {
        return upload("double", values.length, new TensorSpec(shape, DType.FLOAT64), MemorySegment.ofArray(values));
    }

    /// An INT32 vector.
    static Tensor of(int... values) {
        return of(values, Shape.of(values.length));
    }

    /// An INT32 tensor with the values in row-major order.
    static Tensor of(int[] values, Shape shape) {
        return upload("int", values.length, new TensorSpec(shape, DType.INT32), MemorySegment.ofArray(values));
    }

    /// A BOOL vector.
    static Tensor of(boolean... values) {
        return of(values, Shape.of(values.length));
    }

    /// A BOOL tensor with the values in row-major order.
    static Tensor of(boolean[] values, Shape shape) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        return upload("boolean", bytes.length, new TensorSpec(shape, DType.BOOL), MemorySegment.ofArray(bytes));
    }

    /// A UINT8 tensor with the values in row-major order, each byte read as 0 … 255.
    static Tensor ofBytes(byte[] values, Shape shape) {
        return upload("byte", values.length, new TensorSpec(shape, DType.UINT8), MemorySegment.ofArray(values));
    }

    /// A tensor of the values of a host array.
    static Tensor of(HostArray values) {
        return Evaluators.defaultEvaluator().upload(values.spec(), values.data());
    }

    /// A tensor of values that are written straight to where they are going to lie, without an array in between.
    ///
    /// @param spec shape and type
    /// @param writer writes the values; what it leaves out is arbitrary. Large batches are written by several threads, each some of the rows
    static Tensor of(TensorSpec spec, RowWriter writer) {
        return Evaluators.defaultEvaluator().upload(spec, writer);
    }

    /// A FLOAT32 scalar.
    static Tensor scalar(float value) {
        return full(value, DType.FLOAT32);
    }

    /// A tensor in which every element is `value`; without sizes a scalar.
    static Tensor full(double value, DType dtype, int... sizes) {
        return full(value, new TensorSpec(Shape.of(sizes), dtype));
    }

    /// A tensor in which every element is `value`.
    static Tensor full(double value, TensorSpec spec) {
        return Interpreters.apply(new Full(spec.shape(), spec.dtype(), value), List.of()).getFirst();
    }

    /// FLOAT32 zeros.
    static Tensor zeros(int... sizes) {
        return full(0, DType.FLOAT32, sizes);
    }

    /// FLOAT32 ones.
    static Tensor ones(int... sizes) {
        return full(1, DType.FLOAT32, sizes);
    }

    /// The INT32 numbers 0 … n − 1.
    static Tensor arange(int n) {
        return Interpreters.apply(new Iota(Shape.of(n), 0, DType.INT32), List.of()).getFirst();
    }

    /// `count` FLOAT32 numbers at equal distances from `start` to `stop`, both included, as `numpy.linspace`.
    static Tensor linspace(double start, double stop, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (i == count - 1 && i > 0 ? stop : start + i * ((stop - start) / Math.max(1, count - 1)));
        }
        return of(values);
    }

    /// The FLOAT32 identity matrix.
    static Tensor eye(int n) {
        return arange(n).oneHot(n, DType.FLOAT32);
    }

    /// FLOAT32 or FLOAT64, INT32, UINT8 or BOOL: a scalar of this tensor's type, at its place.
    ///
    /// @throws DTypeException if the type cannot hold the number
    @SuppressWarnings("ReferenceEquality") // a place is equal to itself alone
    default Tensor like(double number) {
        if (!dtype().isFloating() && number != Math.rint(number)) {
            throw new DTypeException(
                    "a tensor of type " + dtype() + " and the number " + number + " do not mix; cast the tensor to a "
                            + "floating type first: x.cast(DType.FLOAT32)");
        }
        if (place() == Evaluators.defaultEvaluator().place()) {
            return full(number, dtype());
        }
        HostArray value = HostArray.allocate(new TensorSpec(Shape.scalar(), dtype()));
        switch (value.array()) {
            case float[] a -> a[0] = (float) number;
            case double[] a -> a[0] = number;
            case int[] a -> a[0] = (int) number;
            default -> value.bytes()[0] = (byte) number;
        }
        return Evaluators.at(place()).upload(value.spec(), value.data());
    }

    // ---- several tensors

    /// Where `condition` (BOOL) is true the element of `yes`, else that of `no`; the three broadcast.
    static Tensor where(Tensor condition, Tensor yes, Tensor no) {
        return Interpreters.one(new Where(), condition, yes, no);
    }

    /// Joins tensors along an axis.
    static Tensor concat(int axis, Tensor... tensors) {
        return concat(axis, List.of(tensors));
    }

    /// Joins tensors along an axis.
    static Tensor concat(int axis, List<Tensor> tensors) {
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException("concat: takes 1 tensor or more, given none");
        }
        return Interpreters.apply(new Concat(tensors.getFirst().shape().axis(axis)), List.copyOf(tensors)).getFirst();
    }

    /// Joins tensors of one shape along a new axis.
    static Tensor stack(int axis, Tensor... tensors) {
        return concat(axis, Stream.of(tensors).map(tensor -> tensor.expandDims(axis)).toList());
    }

    /// Applies an operation, for instance a [CustomOperation].
    static List<Tensor> apply(Op op, Tensor... inputs) {
        return Interpreters.apply(op, List.of(inputs));
    }

    // ---- reading

    /// This tensor's values at another place; the same object where it is there already.
    @SuppressWarnings("ReferenceEquality") // a place is equal to itself alone
    default Tensor to(Place place) {
        if (place == place()) {
            return this;
        }
        HostArray values = toHost();
        return Evaluators.at(place).upload(spec(), values.data());
    }

    /// The values, copied to the host.
    ///
    /// @throws IllegalStateException while a step is traced, which has no values yet
    default HostArray toHost() {
        StoredTensor stored = stored();
        HostArray values = HostArray.allocate(spec());
        stored.evaluator().download(stored, values.data());
        return values;
    }

    /// The values as another type; a tensor without values says so itself, not as what it is converted to.
    private HostArray converted(DType dtype) {
        return this instanceof Symbol ? toHost() : cast(dtype).toHost();
    }

    /// Writes the values to memory of the caller's, dense and row-major in the machine's byte order, UINT8 and BOOL one byte each.
    ///
    /// @param target as large as the values
    /// @throws ShapeException if it is not
    default void copyTo(MemorySegment target) {
        StoredTensor stored = stored();
        if (target.byteSize() != spec().bytes()) {
            throw new ShapeException("copyTo: " + spec() + " takes " + spec().bytes() + " bytes, given " + target.byteSize());
        }
        stored.evaluator().download(stored, target);
    }

    private StoredTensor stored() {
        return switch (this) {
            case StoredTensor held -> held;
            case Symbol symbol -> throw symbol.unreadable();
        };
    }

    /// The values of a FLOAT32 tensor in row-major order; other types are converted.
    default float[] toFloatArray() {
        return converted(DType.FLOAT32).floats();
    }

    /// The values of a FLOAT64 tensor in row-major order; other types are converted.
    default double[] toDoubleArray() {
        return converted(DType.FLOAT64).doubles();
    }

    /// The values of an INT32, UINT8 or BOOL tensor in row-major order.
    ///
    /// @throws DTypeException if the type is floating: cast it first
    default int[] toIntArray() {
        if (dtype().isFloating()) {
            throw new DTypeException("toIntArray: " + dtype() + " would lose its fraction, cast it first: x.cast(DType.INT32)");
        }
        return converted(DType.INT32).ints();
    }

    /// The values of a UINT8 tensor in row-major order, each 0 … 255 as an unsigned byte.
    ///
    /// @throws DTypeException if the type is another
    default byte[] toByteArray() {
        if (dtype() != DType.UINT8) {
            throw new DTypeException("toByteArray: takes UINT8, given " + dtype() + "; cast it: x.cast(DType.UINT8)");
        }
        return toHost().bytes();
    }

    /// The values of a BOOL tensor in row-major order.
    ///
    /// @throws DTypeException if the type is another
    default boolean[] toBooleanArray() {
        if (dtype() != DType.BOOL) {
            throw new DTypeException("toBooleanArray: takes BOOL, given " + dtype() + "; compare it: x.notEqual(0)");
        }
        byte[] bytes = toHost().bytes();
        boolean[] values = new boolean[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] != 0;
        }
        return values;
    }

    /// The values of a matrix, row by row; other types than FLOAT32 are converted.
    ///
    /// @throws ShapeException if this is no matrix
    default float[][] toFloatMatrix() {
        if (shape().rank() != 2) {
            throw new ShapeException("toFloatMatrix: takes two axes, given shape " + shape());
        }
        float[] values = toFloatArray();
        int columns = shape().size(1);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < shape().size(0); i++) {
            rows.add(Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
        }
        return rows.toArray(float[][]::new);
    }

    /// The only element.
    ///
    /// @throws ShapeException if there are none or several
    default double item() {
        if (shape().elements() != 1) {
            throw new ShapeException("item: takes a tensor of one element, given shape " + shape());
        }
        return toDoubleArray()[0];
    }

    private static Tensor upload(String what, int given, TensorSpec spec, MemorySegment data) {
        if (given != spec.shape().elements()) {
            throw new ShapeException(
                    "tensor: shape " + spec.shape() + " has " + spec.shape().elements() + " elements, given " + given + " "
                            + what + " values");
        }
        return Evaluators.defaultEvaluator().upload(spec, data);
    }

    private static Shape matrix(int[] lengths) {
        for (int length : lengths) {
            if (length != lengths[0]) {
                throw new ShapeException("tensor: the rows of a matrix must be equally long, given " + Arrays.toString(lengths));
            }
        }
        return Shape.of(lengths.length, lengths.length == 0 ? 0 : lengths[0]);
    }
}
