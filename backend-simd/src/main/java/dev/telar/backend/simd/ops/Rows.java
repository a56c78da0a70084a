package dev.telar.backend.simd.ops;

import dev.telar.shape.Shape;

/// The layouts of inputs that are common, without an object: a result is *rows × n* elements, and each input goes on from row to row, and along a row, by a whole row and
/// an element, or stays. It is [Broadcasting] for inputs that are whole, one element, a row, or a column.
final class Rows {

    /// Any row length will do: the input is as large as the result, or one element.
    static final int ANY = 0;

    /// The layout is another one.
    static final int NONE = -1;

    private Rows() {}

    /// The length of the rows as which an input needs the result to be seen.
    static int length(Shape result, Shape input) {
        int count = input.count();
        int all = result.count();
        if (count == all || count == 1) {
            return ANY;
        }
        if (isRow(result, input)) {
            return count;
        }
        return isColumn(result, input) ? all / count : NONE;
    }

    /// Whether the input's last axes are the result's, and those before are 1.
    private static boolean isRow(Shape result, Shape input) {
        boolean same = true;
        for (int i = 1; i <= input.rank(); i++) {
            int size = input.size(-i);
            same &= size == result.size(-i);
            if (!same && size != 1) {
                return false;
            }
        }
        return true;
    }

    /// Whether the input's first axes are the result's, and those behind are 1.
    private static boolean isColumn(Shape result, Shape input) {
        boolean same = input.rank() == result.rank();
        for (int i = 0; i < input.rank(); i++) {
            int size = input.size(i);
            same &= size == result.size(i);
            if (!same && size != 1) {
                return false;
            }
        }
        return true;
    }

    /// How far an input goes on from row to row.
    static int rowStep(Shape result, Shape input, int n) {
        if (input.count() == result.count()) {
            return n;
        }
        return input.count() > 1 && !isRow(result, input) ? 1 : 0;
    }

    /// How far an input goes on along a row.
    static int step(Shape result, Shape input) {
        return input.count() == result.count() || input.count() > 1 && isRow(result, input) ? 1 : 0;
    }
}
