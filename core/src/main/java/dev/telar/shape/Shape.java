package dev.telar.shape;

import java.util.Arrays;

import dev.telar.error.ShapeException;

/// The sizes of a tensor along its axes, immutable: `(128, 784)`; a scalar has shape `()`.
///
/// A size is 0 or more, or [#UNKNOWN] where it is not known yet, as the batch of a model's summary; it prints as `None` then. Axes are
/// counted from 0, or from the end by negative numbers: axis −1 is the last one.
public final class Shape {

    /// A size that is not known yet.
    public static final int UNKNOWN = -1;

    private static final Shape SCALAR = new Shape(new int[0]);

    private final int[] sizes;
    private final int hash;
    /// The number of elements; −1 where it is unknown or needs to be looked at more closely.
    private final long elements;

    private Shape(int[] sizes) {
        this.sizes = sizes;
        this.hash = Arrays.hashCode(sizes);
        this.elements = elements(sizes);
    }

    /// The shape with the given sizes.
    ///
    /// @throws ShapeException if a size is below [#UNKNOWN]
    public static Shape of(int... sizes) {
        for (int size : sizes) {
            if (size < UNKNOWN) {
                throw new ShapeException(
                        "shape: a size must be 0 or more, or −1 where it is unknown, given " + Arrays.toString(sizes));
            }
        }
        return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
    }

    /// The shape `()` of one number.
    public static Shape scalar() {
        return SCALAR;
    }

    /// The number of axes.
    public int rank() {
        return sizes.length;
    }

    /// The size along `axis`.
    ///
    /// @throws ShapeException if there is no such axis
    public int size(int axis) {
        return sizes[axis(axis)];
    }

    /// A new array with the sizes.
    public int[] toArray() {
        return sizes.clone();
    }

    /// Whether every size is known.
    public boolean isKnown() {
        for (int size : sizes) {
            if (size == UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /// The number of elements, the product of the sizes.
    ///
    /// @throws ShapeException if a size is unknown or the product is above 2⁶³ − 1
    public long elements() {
        return elements >= 0 ? elements : product();
    }

    private long product() {
        long n = 1;
        for (int size : sizes) {
            if (size == UNKNOWN) {
                throw new ShapeException("shape " + this + ": the number of elements is not known");
            }
            if (size != 0 && n > Long.MAX_VALUE / size) {
                throw new ShapeException("shape " + this + ": more than 2^63 - 1 elements");
            }
            n *= size;
        }
        return n;
    }

    private static long elements(int[] sizes) {
        long n = 1;
        for (int size : sizes) {
            if (size < 0 || n > Integer.MAX_VALUE) {
                return -1;
            }
            n *= size;
        }
        return n;
    }

    /// The product of the sizes of the axes from `from` (inclusive) to `to` (exclusive), both 0 … rank: the number of elements of [#part].
    ///
    /// @throws ShapeException if a size is unknown or there are more than 2³¹ − 1 elements
    public int count(int from, int to) {
        long n = 1;
        for (int i = from; i < to; i++) {
            if (sizes[i] < 0 || n > Integer.MAX_VALUE) {
                return part(from, to).count();
            }
            n *= sizes[i];
        }
        return n > Integer.MAX_VALUE ? part(from, to).count() : (int) n;
    }

    /// The number of elements of a tensor that lies in one Java array.
    ///
    /// @throws ShapeException if a size is unknown or there are more than 2³¹ − 1 elements
    public int count() {
        long n = elements();
        if (n > Integer.MAX_VALUE) {
            throw new ShapeException("shape " + this + ": " + n + " elements, at most 2147483647 fit a tensor");
        }
        return (int) n;
    }

    /// The axis counted from 0.
    ///
    /// @param axis −rank … rank − 1
    /// @throws ShapeException if there is no such axis
    public int axis(int axis) {
        int a = axis < 0 ? axis + sizes.length : axis;
        if (a < 0 || a >= sizes.length) {
            throw new ShapeException("axis " + axis + " is out of bounds for shape " + this + " of rank " + sizes.length);
        }
        return a;
    }

    /// The axes counted from 0, in ascending order; none given means all.
    ///
    /// @throws ShapeException if there is no such axis or one is named twice
    public IntList axes(int... axes) {
        if (axes.length == 0) {
            return IntList.range(rank());
        }
        int[] sorted = Arrays.stream(axes).map(this::axis).sorted().toArray();
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new ShapeException(
                        "axis " + sorted[i] + " is named twice in " + Arrays.toString(axes) + " for shape " + this);
            }
        }
        return IntList.of(sorted);
    }

    /// This shape with another size along `axis`.
    public Shape with(int axis, int size) {
        int[] changed = sizes.clone();
        changed[axis(axis)] = size;
        return of(changed);
    }

    /// This shape with an axis of `size` put in before the axis `position`, 0 … rank.
    public Shape inserted(int position, int size) {
        int[] longer = new int[sizes.length + 1];
        System.arraycopy(sizes, 0, longer, 0, position);
        longer[position] = size;
        System.arraycopy(sizes, position, longer, position + 1, sizes.length - position);
        return of(longer);
    }

    /// This shape without `axis`.
    public Shape without(int axis) {
        return reduced(IntList.of(axis(axis)), false);
    }

    /// The axes from `from` (inclusive) to `to` (exclusive), both 0 … rank.
    public Shape part(int from, int to) {
        return of(Arrays.copyOfRange(sizes, from, to));
    }

    /// The axes of this shape followed by those of `other`.
    public Shape concat(Shape other) {
        int[] both = Arrays.copyOf(sizes, sizes.length + other.sizes.length);
        System.arraycopy(other.sizes, 0, both, sizes.length, other.sizes.length);
        return of(both);
    }

    /// The shape after a reduction along `axes`, which are kept with size 1 or dropped.
    public Shape reduced(IntList axes, boolean keepDims) {
        int[] left = new int[sizes.length];
        int n = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (!axes.contains(i)) {
                left[n++] = sizes[i];
            } else if (keepDims) {
                left[n++] = 1;
            }
        }
        return of(Arrays.copyOf(left, n));
    }

    /// The shape that this one and `other` broadcast to by NumPy's rule: aligned at the last axis, a size of 1 or a missing axis
    /// stretches to the other's size.
    ///
    /// @throws ShapeException if two sizes differ and neither is 1
    public Shape broadcast(Shape other) {
        if (equals(other)) {
            return this;
        }
        int rank = Math.max(rank(), other.rank());
        int[] result = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int a = i > rank() ? 1 : sizes[rank() - i];
            int b = i > other.rank() ? 1 : other.sizes[other.rank() - i];
            if (a != b && a != 1 && b != 1) {
                throw new ShapeException("shapes " + this + " and " + other + " do not broadcast: sizes " + a + " and " + b
                        + " at axis −" + i + " differ and neither is 1");
            }
            result[rank - i] = a == 1 ? b : a;
        }
        return of(result);
    }

    /// Whether this shape broadcasts to exactly `target`.
    public boolean broadcastsTo(Shape target) {
        if (rank() > target.rank()) {
            return false;
        }
        for (int i = 1; i <= rank(); i++) {
            int a = sizes[rank() - i];
            if (a != 1 && a != target.sizes[target.rank() - i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && hash == shape.hash && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /// As Python prints a tuple: `()`, `(3,)`, `(None, 784)`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < sizes.length; i++) {
            text.append(i == 0 ? "" : ", ").append(sizes[i] == UNKNOWN ? "None" : Integer.toString(sizes[i]));
        }
        return text.append(sizes.length == 1 ? ",)" : ")").toString();
    }
}
