package dev.telar.backend.simd.ops;

import java.util.Arrays;

import dev.telar.shape.Shape;

/// An input that broadcasts to a result, laid out as the result is: any part of the result's elements gets the input's elements that stand beside them.
final class Spread {

    private final int[] sizes;
    private final int[] strides;

    /// @param input a shape that broadcasts to `result`
    Spread(Shape result, Shape input) {
        Broadcasting merged = new Broadcasting(result, input);
        this.sizes = merged.sizes();
        this.strides = merged.strides(0);
    }

    /// After how many elements the same ones follow again; 0 if that is not so from the beginning on.
    int period() {
        return sizes.length == 2 && strides[0] == 0 && strides[1] == 1 ? sizes[1] : 0;
    }

    /// Writes the elements beside `from` … `from + n − 1` of the result.
    void copy(float[] x, int from, float[] y, int yAt, int n) {
        int length = sizes[sizes.length - 1];
        int step = strides[strides.length - 1];
        int done = 0;
        while (done < n) {
            int column = (from + done) % length;
            int count = Math.min(n - done, length - column);
            int at = row((from + done) / length) + column * step;
            if (step == 0) {
                Arrays.fill(y, yAt + done, yAt + done + count, x[at]);
            } else {
                System.arraycopy(x, at, y, yAt + done, count);
            }
            done += count;
        }
    }

    /// The same for conditions, which become 0 and 1.
    void copy(byte[] x, int from, float[] y, int yAt, int n) {
        int length = sizes[sizes.length - 1];
        int step = strides[strides.length - 1];
        int done = 0;
        while (done < n) {
            int column = (from + done) % length;
            int count = Math.min(n - done, length - column);
            int at = row((from + done) / length) + column * step;
            for (int i = 0; i < count; i++) {
                y[yAt + done + i] = x[at + i * step];
            }
            done += count;
        }
    }

    /// Where a row begins in the input.
    private int row(int row) {
        int at = 0;
        int rest = row;
        for (int axis = sizes.length - 2; axis >= 0; axis--) {
            at += rest % sizes[axis] * strides[axis];
            rest /= sizes[axis];
        }
        return at;
    }
}
