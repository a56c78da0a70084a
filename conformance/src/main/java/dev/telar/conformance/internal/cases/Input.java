package dev.telar.conformance.internal.cases;

import java.util.function.Supplier;

import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// One input of a case, whose values are made when they are needed, the same each time.
///
/// @param spec its shape and type
/// @param source makes the values
public record Input(TensorSpec spec, Supplier<HostArray> source) {

    /// The values in a fresh array.
    public HostArray values() {
        return source.get();
    }

    static Input of(HostArray values) {
        return new Input(values.spec(), () -> copy(values));
    }

    private static HostArray copy(HostArray values) {
        HostArray copy = HostArray.allocate(values.spec());
        copy.data().copyFrom(values.data());
        return copy;
    }

    /// A vector of FLOAT32 numbers.
    static Input of(float... values) {
        return of(HostArray.of(Shape.of(values.length), values));
    }

    /// A vector of FLOAT64 numbers.
    static Input of(double... values) {
        return of(HostArray.of(Shape.of(values.length), values));
    }

    /// A vector of INT32 numbers.
    static Input of(int... values) {
        return of(HostArray.of(Shape.of(values.length), values));
    }

    /// A vector of UINT8 or BOOL numbers, which are taken modulo 256.
    static Input bytes(DType dtype, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return of(HostArray.of(new TensorSpec(Shape.of(values.length), dtype), bytes));
    }

    /// A scalar.
    static Input scalar(DType dtype, double value) {
        return new Input(new TensorSpec(Shape.scalar(), dtype),
                () -> Values.filled(new TensorSpec(Shape.scalar(), dtype), _ -> value));
    }

    /// The same values in row-major order under another shape.
    Input shaped(int... sizes) {
        TensorSpec shaped = new TensorSpec(Shape.of(sizes), spec.dtype());
        return new Input(shaped, () -> new HostArray(shaped, source.get().data()));
    }
}
