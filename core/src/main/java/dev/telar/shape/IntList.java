package dev.telar.shape;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// An immutable list of `int`: axes, permutations, strides, paddings. Operations hold it in place of an array, so that they have
/// value equality and can key caches.
public final class IntList {

    private static final IntList EMPTY = new IntList(new int[0]);

    private final int[] values;
    private final int hash;

    private IntList(int[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    /// A list of the given values, which are copied.
    public static IntList of(int... values) {
        return values.length == 0 ? EMPTY : new IntList(values.clone());
    }

    /// The numbers `0, 1, …, n−1`.
    public static IntList range(int n) {
        return n == 0 ? EMPTY : new IntList(counted(n));
    }

    private static int[] counted(int n) {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return values;
    }

    /// `n` times the same value.
    public static IntList filled(int n, int value) {
        int[] values = new int[n];
        Arrays.fill(values, value);
        return new IntList(values);
    }

    /// The number of values.
    public int size() {
        return values.length;
    }

    /// Whether there is no value.
    public boolean isEmpty() {
        return values.length == 0;
    }

    /// The value at `index`, from 0.
    public int get(int index) {
        return values[index];
    }

    /// Whether `value` occurs.
    public boolean contains(int value) {
        for (int v : values) {
            if (v == value) {
                return true;
            }
        }
        return false;
    }

    /// The list of what a function makes of each value.
    public IntList map(IntUnaryOperator function) {
        int[] mapped = new int[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = function.applyAsInt(values[i]);
        }
        return of(mapped);
    }

    /// A new array with the values.
    public int[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntList list && hash == list.hash && Arrays.equals(values, list.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
