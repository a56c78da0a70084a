package dev.telar.backend.reference;

import java.lang.ref.Cleaner;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Values in a `float[]`, `double[]`, `int[]` or (UINT8, BOOL) `byte[]`, dense and row-major. The array is never changed once it is stored,
/// so several storages may share one.
final class ArrayStorage implements Storage {

    private final TensorSpec spec;
    private final Object array;
    private Cleaner.@Nullable Cleanable release;

    ArrayStorage(TensorSpec spec, Object array) {
        this.spec = spec;
        this.array = array;
    }

    static ArrayStorage input(Invocation call, int index) {
        return (ArrayStorage) call.input(index);
    }

    @Override
    public TensorSpec spec() {
        return spec;
    }

    Shape shape() {
        return spec.shape();
    }

    DType dtype() {
        return spec.dtype();
    }

    Object array() {
        return array;
    }

    /// The values as doubles, which hold each value of each type exactly; perhaps the array itself, hence not to be changed.
    double[] doubles() {
        return Elements.toDoubles(array, dtype());
    }

    /// The values of an INT32, UINT8 or BOOL storage as integers; perhaps the array itself, hence not to be changed.
    int[] ints() {
        return Elements.toInts(array);
    }

    /// This storage repeated to a shape that it broadcasts to.
    ArrayStorage spread(Shape target) {
        return shape().equals(target)
                ? this
                : new ArrayStorage(new TensorSpec(target, dtype()),
                        Elements.pick(array, Strides.broadcast(shape(), target).indices()));
    }

    void onRelease(Cleaner.Cleanable action) {
        release = action;
    }

    void release() {
        if (release != null) {
            release.clean();
        }
    }
}
