package com.example.plain;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// Which elements of an array make a tensor: element *(i₀, i₁, …)* lies at *offset + i₀·strides₀ + i₁·strides₁ + …*. Broadcasting, transposing
/// and slicing read through a view; padding and reducing write through one.
@SuppressWarnings("ArrayRecordComponent") // never compared
record View(Shape shape, int offset, int[] strides) {

    /// All elements of a dense tensor.
    static View of(Shape x) {
        int[] strides = new int[x.rank()];
        for (int axis = x.rank() - 1, step = 1; axis >= 0; axis--) {
            strides[axis] = step;
            step *= Math.max(1, x.size(axis));
        }
        return new View(x, 0, strides);
    }

    static View broadcast(Shape x, Shape result) {
        int[] strides = new int[result.rank()];
        for (int axis = 0; axis < x.rank(); axis++) {
            strides[result.rank() - x.rank() + axis] = x.size(axis) == 1 ? 0 : of(x).strides[axis];
        }
        return new View(result, 0, strides);
    }

    static View permuted(Shape x, IntList order, Shape result) {
        return new View(result, 0, Arrays.stream(order.toArray()).map(axis -> of(x).strides[axis]).toArray());
    }

    /// Elements at equal distances: a slice of a tensor, or where in a padded tensor the elements go.
    ///
    /// @param first the index of the first one along each axis
    /// @param step the distance to the next, less `more`
    static View strided(Shape array, IntList first, IntList step, int more, Shape shape) {
        int[] strides = of(array).strides;
        int offset = 0;
        for (int axis = 0; axis < array.rank(); axis++) {
            offset += first.get(axis) * strides[axis];
            strides[axis] *= step.get(axis) + more;
        }
        return new View(shape, offset, strides);
    }

    /// Where in the reduced tensor the elements go.
    static View reduced(Shape x, IntList axes) {
        int[] strides = of(x.reduced(axes, true)).strides;
        for (int axis : axes.toArray()) {
            strides[axis] = 0;
        }
        return new View(x, 0, strides);
    }

    /// The places of the elements in row-major order.
    int[] places() {
        int[] places = new int[shape.count()];
        int[] index = new int[shape.rank()];
        for (int i = 0, place = offset; i < places.length; i++) {
            places[i] = place;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                place += strides[axis];
                if (++index[axis] < shape.size(axis)) {
                    break;
                }
                place -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return places;
    }

    float[] read(float[] array) {
        int[] places = places();
        float[] values = new float[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = array[places[i]];
        }
        return values;
    }

    /// A tensor of `initial`, each element combined with the values that this view puts there.
    double[] write(Shape target, double initial, float[] values, DoubleBinaryOperator function) {
        double[] array = new double[target.count()];
        Arrays.fill(array, initial);
        int[] places = places();
        for (int i = 0; i < values.length; i++) {
            array[places[i]] = function.applyAsDouble(array[places[i]], values[i]);
        }
        return array;
    }
}
