package dev.telar.tensor;

import dev.telar.error.TelarException;
import dev.telar.shape.Shape;

/// Prints a tensor as NumPy's `repr` does, with shape and type behind: `Tensor([1., 2.], shape=(2,), dtype=float32)`.
///
/// Source: `numpy/core/arrayprint.py` with its defaults. Of more than 1000 elements only the first and last three along each axis are
/// shown, and only those are read.
final class TensorText {

    private static final int THRESHOLD = 1000;
    private static final int EDGE = 3;
    private static final int LINE_WIDTH = 75;
    private static final String PREFIX = "Tensor(";
    private static final String INDENT = " ".repeat(PREFIX.length());
    private static final String SEPARATOR = ", ";
    private static final String ELISION = "...";

    /// The sizes of the part that is shown, and the words for its elements.
    private final Shape shown;
    private final String[] words;
    private final boolean[] elided;
    private int next;

    private TensorText(Tensor shown, boolean[] elided) {
        this.shown = shown.shape();
        this.words = ElementFormat.words(shown.toHost());
        this.elided = elided;
    }

    static String of(Tensor tensor) {
        Shape shape = tensor.shape();
        String end = "shape=" + shape + ", dtype=" + tensor.dtype().label() + ")";
        String values;
        try {
            values = Interpreters.with(Interpreters.evaluating(), () -> values(tensor));
        } catch (TelarException e) {
            values = "<" + e.getMessage() + ">";
        }
        String text = PREFIX + values + ",";
        int lastLine = text.length() - (text.lastIndexOf('\n') + 1);
        return text + (lastLine + end.length() + 1 > LINE_WIDTH ? "\n" + INDENT : " ") + end;
    }

    private static String values(Tensor tensor) {
        Shape shape = tensor.shape();
        if (shape.elements() == 0) {
            return "[]";
        }
        boolean[] elided = new boolean[shape.rank()];
        Tensor shown = tensor;
        for (int axis = 0; axis < shape.rank() && shape.elements() > THRESHOLD; axis++) {
            int size = shape.size(axis);
            elided[axis] = size > 2 * EDGE;
            if (elided[axis]) {
                shown = Tensor.concat(axis, shown.slice(axis, 0, EDGE), shown.slice(axis, size - EDGE, size));
            }
        }
        return new TensorText(shown, elided).text(0, INDENT + " ", LINE_WIDTH - ")".length());
    }

    /// @param hanging what stands before each line but the first
    private String text(int axis, String hanging, int width) {
        int axesLeft = shown.rank() - axis;
        if (axesLeft == 0) {
            return words[next++];
        }
        String lines = axesLeft == 1 ? row(axis, hanging, width - 1) : blocks(axis, hanging, width - 1);
        return "[" + lines.substring(hanging.length()) + "]";
    }

    private String row(int axis, String hanging, int width) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(hanging);
        int size = shown.size(axis);
        for (int i = 0; i < size; i++) {
            if (elided[axis] && i == EDGE) {
                extend(text, line, ELISION, hanging, width);
                line.append(SEPARATOR);
            }
            extend(text, line, words[next++], hanging, width);
            if (i < size - 1) {
                line.append(SEPARATOR);
            }
        }
        return text.append(line).toString();
    }

    private static void extend(StringBuilder text, StringBuilder line, String word, String hanging, int width) {
        if (line.length() + word.length() > width && line.length() > hanging.length()) {
            text.append(line.toString().stripTrailing()).append('\n');
            line.setLength(0);
            line.append(hanging);
        }
        line.append(word);
    }

    private String blocks(int axis, String hanging, int width) {
        StringBuilder text = new StringBuilder();
        String end = SEPARATOR.stripTrailing() + "\n".repeat(shown.rank() - axis - 1);
        int size = shown.size(axis);
        for (int i = 0; i < size; i++) {
            if (elided[axis] && i == EDGE) {
                text.append(hanging).append(ELISION).append(end);
            }
            text.append(hanging).append(text(axis + 1, hanging + " ", width)).append(i < size - 1 ? end : "");
        }
        return text.toString();
    }
}
