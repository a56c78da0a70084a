package dev.telar.models;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.telar.layers.Layer;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Variable;

/// A model as a table: each layer with the shape of its output and the number of its parameters, then the totals with their size in
/// memory. Byte for byte what Keras 3 prints without colours.
///
/// Its text is [#toString]. Defaults: as wide as the environment variable `COLUMNS` says or 80 columns less 4, at most 88; nested models as one
/// row; no column for what is trained.
///
/// @see <a href="https://github.com/keras-team/keras/blob/master/keras/src/utils/summary_utils.py">Keras: summary_utils</a>
public final class Summary {

    private static final int DEFAULT_COLUMNS = 80;
    private static final int LEAST_COLUMN = 4;

    private final Model model;
    private final int lineLength;
    private final boolean expandNested;
    private final boolean showTrainable;

    private Summary(Model model, int lineLength, boolean expandNested, boolean showTrainable) {
        this.model = model;
        this.lineLength = lineLength;
        this.expandNested = expandNested;
        this.showTrainable = showTrainable;
    }

    /// The summary of a model as it is when the text is made.
    public static Summary of(Model model) {
        return new Summary(model, 0, false, false);
    }

    /// The length of the lines; by default that of the console less 4, at most 88, or 100 with [#showTrainable].
    public Summary lineLength(int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("summary: lines have 1 column or more, given " + columns);
        }
        return new Summary(model, columns, expandNested, showTrainable);
    }

    /// Whether the layers of nested models have rows of their own; default not.
    public Summary expandNested(boolean expand) {
        return new Summary(model, lineLength, expand, showTrainable);
    }

    /// Whether a column shows which layers are trained, `Y`, `N` or `-` for those without parameters; default not.
    public Summary showTrainable(boolean show) {
        return new Summary(model, lineLength, expandNested, show);
    }

    /// The table and the totals; every line ends with a line feed.
    ///
    /// @throws IllegalArgumentException if a column would be narrower than 4
    @Override
    public String toString() {
        List<TextTable.Alignment> alignments = new ArrayList<>(
                List.of(TextTable.Alignment.LEFT, TextTable.Alignment.LEFT, TextTable.Alignment.RIGHT));
        List<String> head = new ArrayList<>(List.of("Layer (type)", "Output Shape", "Param #"));
        if (showTrainable) {
            alignments.add(TextTable.Alignment.CENTER);
            head.add("Trainable");
        }
        int length = lineLength > 0 ? lineLength : Math.min(showTrainable ? 100 : 88, console() - 4);
        TextTable table = new TextTable(widths(length), alignments, length);
        table.add(head);
        rows(model, 0, table);
        return "Model: \"" + model.modelName() + "\"\n" + table.draw() + totals();
    }

    private static int console() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9][0-9]{0,5}")) {
            return Integer.parseInt(columns);
        }
        return DEFAULT_COLUMNS;
    }

    private int[] widths(int length) {
        double[] positions = showTrainable
                ? new double[]{0.45 * 0.90, 0.80 * 0.90, 1.0 * 0.90, 1.0}
                : new double[]{0.45, 0.80, 1.0};
        int[] widths = new int[positions.length];
        int before = 0;
        for (int i = 0; i < positions.length; i++) {
            widths[i] = (int) (positions[i] * length) - before;
            before += widths[i];
            if (widths[i] < LEAST_COLUMN) {
                throw new IllegalArgumentException("Insufficient console width to print summary.");
            }
        }
        return widths;
    }

    private void rows(Model parent, int level, TextTable table) {
        List<Model.Stage> stages = parent.stages();
        for (Model.Stage stage : stages) {
            Layer layer = stage.layer();
            List<String> row = new ArrayList<>();
            row.add((level == 0 ? "" : "   ".repeat(level) + "└ ") + stage.name() + " (" + layer.getClass().getSimpleName()
                    + ")");
            TensorSpec output = stage.output();
            row.add(output == null ? "?" : text(output.shape()));
            row.add(output == null ? "0 (unbuilt)" : grouped(parameters(layer.variables())));
            if (showTrainable) {
                List<Variable> variables = layer.variables();
                row.add(variables.isEmpty() ? "-" : variables.stream().anyMatch(Variable::isTrainable) ? "Y" : "N");
            }
            table.add(row);
            if (expandNested && layer instanceof Model nested) {
                rows(nested, level + 1, table);
            }
        }
    }

    private static String text(Shape shape) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < shape.rank(); i++) {
            text.append(i == 0 ? "" : ", ").append(shape.size(i) == Shape.UNKNOWN ? "None" : Integer.toString(shape.size(i)));
        }
        return text.append(')').toString();
    }

    private String totals() {
        List<Variable> trainable = new ArrayList<>();
        List<Variable> fixed = new ArrayList<>();
        for (Variable variable : model.variables()) {
            (variable.isTrainable() ? trainable : fixed).add(variable);
        }
        List<Variable> optimizer = model.optimizerState();
        List<Variable> all = new ArrayList<>(trainable);
        all.addAll(fixed);
        all.addAll(optimizer);
        String text = total("Total", all) + total("Trainable", trainable) + total("Non-trainable", fixed);
        return optimizer.isEmpty() ? text : text + total("Optimizer", optimizer);
    }

    private static String total(String what, List<Variable> variables) {
        return " " + what + " params: " + grouped(parameters(variables)) + " (" + size(variables) + ")\n";
    }

    private static long parameters(List<Variable> variables) {
        return variables.stream().mapToLong(variable -> variable.shape().elements()).sum();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String size(List<Variable> variables) {
        Set<Variable> distinct = new HashSet<>(variables);
        double bytes = distinct.stream().mapToLong(variable -> variable.spec().bytes()).sum();
        for (String unit : List.of("B", "KB", "MB", "GB", "TB")) {
            if (bytes / 1024 < 1) {
                return twoDecimals(bytes) + " " + unit;
            }
            bytes /= 1024;
        }
        return twoDecimals(bytes) + " PB";
    }

    private static String twoDecimals(double value) {
        return new java.math.BigDecimal(value).setScale(2, java.math.RoundingMode.HALF_EVEN).toPlainString();
    }
}
