package dev.telar.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.telar.tensor.Tensor;

/// The main scores of a classifier as a table: precision, recall, F1 and support of each class, and their averages. The text
/// equals scikit-learn 1.9's `classification_report`, byte for byte.
///
///     ClassificationReport.of(new int[]{0, 1, 2, 2, 2}, new int[]{0, 0, 2, 2, 1})
///
///                   precision    recall  f1-score   support
///
///                0       0.50      1.00      0.67         1
///                1       0.00      0.00      0.00         1
///                2       1.00      0.67      0.80         3
///
///         accuracy                           0.60         5
///        macro avg       0.50      0.56      0.49         5
///     weighted avg       0.70      0.60      0.61         5
///
/// With tp the samples of a class that were predicted as it, precision = tp / predicted, recall = tp / true,
/// f1 = 2·tp / (true + predicted), support = true. Settings return a new report: `report.digits(4).targetNames("cat", "dog")`. They
/// may contradict each other until the report is read; [#toString()], [#asMap()] and [#warnings()] check them and throw.
///
/// Source: scikit-learn, `sklearn/metrics/_classification.py`.
public final class ClassificationReport {

    private static final List<String> HEADERS = List.of("precision", "recall", "f1-score", "support");
    private static final List<Average> CLASS_AVERAGES = List.of(Average.MICRO, Average.MACRO, Average.WEIGHTED);
    private static final List<Average> MULTILABEL_AVERAGES = List.of(Average.MICRO, Average.MACRO, Average.WEIGHTED,
            Average.SAMPLES);
    private static final int CELL = 9;

    private final Targets actual;
    private final Targets predicted;
    private final Settings settings;
    private @Nullable Table table;

    private record Settings(int digits, @Nullable List<String> targetNames, @Nullable LabelSet labels,
            @Nullable List<Double> weights,
            ZeroDivision zeroDivision) {}

    private ClassificationReport(Targets actual, Targets predicted, Settings settings) {
        this.actual = actual;
        this.predicted = predicted;
        this.settings = settings;
    }

    /// A report on class numbers, for instance `of(test.labels(), predicted)`.
    ///
    /// @param actual the true class of each sample
    /// @param predicted the predicted class of each sample
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    public static ClassificationReport of(int[] actual, int[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// A report on class names.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    public static ClassificationReport of(String[] actual, String[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// A report on classes that are integral floating-point numbers.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths, or numbers that are not integral
    public static ClassificationReport of(double[] actual, double[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// A report on two classes, `False` and `True`.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    public static ClassificationReport of(boolean[] actual, boolean[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// A report on lists of Integers, Longs, Doubles, Booleans or Strings.
    ///
    /// @throws IllegalArgumentException for lists that are empty, of different lengths, or mix strings and numbers
    public static ClassificationReport of(List<?> actual, List<?> predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// A report on label indicator matrices (samples, labels); it has a row for each label and an average over samples.
    ///
    /// @throws IllegalArgumentException for matrices that are empty, ragged, of different sizes or with more than two distinct values
    public static ClassificationReport of(int[][] actual, int[][] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// A report on label indicator matrices (samples, labels); it has a row for each label and an average over samples.
    ///
    /// @throws IllegalArgumentException for matrices that are empty, ragged or of different sizes
    public static ClassificationReport of(boolean[][] actual, boolean[][] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// A report on class numbers and a model's output: predicted classes, or scores (samples, classes) of which the greatest wins.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    /// @throws dev.telar.error.ShapeException for predictions with another number of axes
    public static ClassificationReport of(int[] actual, Tensor predicted) {
        Targets truth = Targets.of(actual);
        return of(truth, TensorValues.predictions(truth, predicted));
    }

    /// A report on labels and a model's output: labels like the true ones, or scores (samples, classes) of which the greatest wins.
    ///
    /// @throws IllegalArgumentException for tensors that are empty or of different lengths
    /// @throws dev.telar.error.ShapeException for tensors with another number of axes
    public static ClassificationReport of(Tensor actual, Tensor predicted) {
        Targets truth = Targets.of(actual);
        return of(truth, TensorValues.predictions(truth, predicted));
    }

    /// A report on labels of any kind.
    ///
    /// @throws IllegalArgumentException for targets that are empty, of different lengths or of kinds that do not go together
    public static ClassificationReport of(Targets actual, Targets predicted) {
        PairedTargets.of(actual, predicted, null);
        return new ClassificationReport(actual, predicted, new Settings(2, null, null, null, ZeroDivision.WARN));
    }

    private ClassificationReport with(Settings changed) {
        return new ClassificationReport(actual, predicted, changed);
    }

    /// Sets the number of decimals of the scores; 2 unless set.
    ///
    /// @throws IllegalArgumentException for a negative number
    public ClassificationReport digits(int digits) {
        if (digits < 0) {
            throw new IllegalArgumentException(
                    "The 'digits' parameter of classification_report must be an int in the range [0, inf). Got "
                            + digits + " instead.");
        }
        return with(new Settings(digits, settings.targetNames, settings.labels, settings.weights, settings.zeroDivision));
    }

    /// Sets the names that the rows show, in the order of the labels; the labels themselves unless set.
    public ClassificationReport targetNames(String... names) {
        return targetNames(List.of(names));
    }

    /// Sets the names that the rows show, in the order of the labels; the labels themselves unless set.
    public ClassificationReport targetNames(List<String> names) {
        return with(new Settings(settings.digits, List.copyOf(names), settings.labels, settings.weights, settings.zeroDivision));
    }

    /// Sets which labels have rows, and their order; all that occur, sorted, unless set. Without some label that occurs, the row
    /// `accuracy` becomes `micro avg`.
    ///
    /// @throws IllegalArgumentException for no labels
    public ClassificationReport labels(int... labels) {
        return labels(ClassLabels.of(labels));
    }

    /// As [#labels(int...)], for class names.
    public ClassificationReport labels(String... labels) {
        return labels(List.of(labels));
    }

    /// As [#labels(int...)], for classes of any kind.
    public ClassificationReport labels(List<?> labels) {
        return labels(ClassLabels.of(labels));
    }

    private ClassificationReport labels(ClassLabels labels) {
        return with(new Settings(settings.digits, settings.targetNames, labels.required(), settings.weights,
                settings.zeroDivision));
    }

    /// Sets the value of scores whose denominator is 0; [ZeroDivision#WARN] unless set.
    public ClassificationReport zeroDivision(ZeroDivision zeroDivision) {
        return with(new Settings(settings.digits, settings.targetNames, settings.labels, settings.weights, zeroDivision));
    }

    /// Sets the value of scores whose denominator is 0, without a warning: 0, 1 or NaN.
    ///
    /// @throws IllegalArgumentException for another value
    public ClassificationReport zeroDivision(double value) {
        return zeroDivision(ZeroDivision.of(value));
    }

    /// Sets how much each sample counts; 1 unless set. Supports are sums of weights then and print as Python's floats, `3.0`.
    ///
    /// @throws IllegalArgumentException for another number of weights than samples, weights that are not finite, or only zeros
    public ClassificationReport sampleWeight(double... weights) {
        PairedTargets.of(actual, predicted, weights);
        return with(new Settings(settings.digits, settings.targetNames, settings.labels,
                Arrays.stream(weights).boxed().toList(), settings.zeroDivision));
    }

    /// The scores as numbers, unrounded: for each row a map of `precision`, `recall`, `f1-score` and `support` to Doubles, in the
    /// order of the rows; `accuracy` is a bare Double. It is scikit-learn's `output_dict=True`.
    ///
    /// @throws IllegalArgumentException for target names or labels that do not fit the targets
    public Map<String, Object> asMap() {
        return table().asMap();
    }

    /// The texts of the warnings that scikit-learn would show for this report, each once. They are logged too, by the logger
    /// `dev.telar.metrics`, when the report is first read.
    ///
    /// @throws IllegalArgumentException for target names or labels that do not fit the targets
    public List<String> warnings() {
        return table().warnings.texts();
    }

    /// The report as text, ended by one newline.
    ///
    /// @throws IllegalArgumentException for target names or labels that do not fit the targets
    @Override
    public String toString() {
        return table().text(settings.digits);
    }

    private synchronized Table table() {
        Table known = table;
        if (known == null) {
            known = compute();
            table = known;
        }
        return known;
    }

    private Table compute() {
        double[] weights = settings.weights == null ? null : settings.weights.stream().mapToDouble(Double::doubleValue).toArray();
        PairedTargets pairs = PairedTargets.of(actual, predicted, weights);
        Warnings warnings = new Warnings();
        LabelSet labels = settings.labels == null ? pairs.present() : settings.labels;
        List<String> names = names(labels, warnings);
        LabelScores classes = LabelScores.of(pairs, labels, 1, null, settings.zeroDivision, LabelScores.ALL, warnings);
        double[] support = classes.counts.actual;
        List<Row> rows = IntStream.range(0, Math.min(names.size(), labels.size()))
                .mapToObj(i -> new Row(names.get(i), classes.precision[i], classes.recall[i], classes.fScore[i], support[i]))
                .toList();
        boolean accuracy = !pairs.isMultilabel()
                && (settings.labels == null || labels.keys().containsAll(pairs.present().keys()));
        List<Row> averages = new ArrayList<>();
        for (Average average : pairs.isMultilabel() ? MULTILABEL_AVERAGES : CLASS_AVERAGES) {
            LabelScores scores = LabelScores.of(pairs, labels, 1, average, settings.zeroDivision, LabelScores.ALL, warnings);
            String heading = average == Average.MICRO && accuracy ? Table.ACCURACY : average + " avg";
            averages.add(new Row(heading, scores.precision[0], scores.recall[0], scores.fScore[0], Pairwise.sum(support)));
        }
        int nameWidth = names.stream().mapToInt(name -> name.codePointCount(0, name.length())).max().orElse(0);
        return new Table(rows, averages, nameWidth, classes.counts.integral, warnings);
    }

    private List<String> names(LabelSet labels, Warnings warnings) {
        List<String> names = settings.targetNames;
        if (names == null) {
            return labels.names();
        }
        if (names.size() != labels.size()) {
            if (settings.labels == null) {
                throw new IllegalArgumentException(
                        "Number of classes, " + labels.size() + ", does not match size of target_names, "
                                + names.size() + ". Try specifying the labels parameter");
            }
            warnings.add("labels size, " + labels.size() + ", does not match size of target_names, " + names.size());
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "targetNames: no names given, expected one for each of " + labels.size() + " labels");
        }
        return names;
    }

    private record Row(String name, double precision, double recall, double f1, double support) {

        Map<String, Object> scores() {
            Map<String, Object> scores = new LinkedHashMap<>();
            scores.put(HEADERS.get(0), precision);
            scores.put(HEADERS.get(1), recall);
            scores.put(HEADERS.get(2), f1);
            scores.put(HEADERS.get(3), support);
            return Collections.unmodifiableMap(scores);
        }
    }

    private record Table(List<Row> rows, List<Row> averages, int nameWidth, boolean integralSupport, Warnings warnings) {

        static final String ACCURACY = "accuracy";
        private static final String LONGEST_HEADING = "weighted avg";

        Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            rows.forEach(row -> map.put(row.name, row.scores()));
            averages.forEach(row -> map.put(row.name, row.scores()));
            if (map.get(ACCURACY) instanceof Map<?, ?> scores) {
                map.put(ACCURACY, scores.get(HEADERS.getFirst()));
            }
            return Collections.unmodifiableMap(map);
        }

        String text(int digits) {
            int width = Math.max(Math.max(nameWidth, LONGEST_HEADING.length()), digits);
            StringBuilder text = new StringBuilder();
            line(text, width, "", HEADERS);
            text.append('\n');
            for (Row row : rows) {
                line(text, width, row.name, cells(row, digits));
            }
            text.append('\n');
            for (Row row : averages) {
                List<String> cells = cells(row, digits);
                line(text, width, row.name, row.name.equals(ACCURACY) ? List.of("", "", cells.get(2), cells.get(3)) : cells);
            }
            return text.toString();
        }

        private List<String> cells(Row row, int digits) {
            return List.of(PythonNumbers.fixed(row.precision, digits), PythonNumbers.fixed(row.recall, digits),
                    PythonNumbers.fixed(row.f1, digits),
                    integralSupport ? Long.toString((long) row.support) : PythonNumbers.text(row.support));
        }

        private static void line(StringBuilder text, int width, String name, List<String> cells) {
            alignRight(text, name, width).append(' ');
            for (String cell : cells) {
                alignRight(text.append(' '), cell, CELL);
            }
            text.append('\n');
        }

        /// Widths are counted in code points, as Python's.
        private static StringBuilder alignRight(StringBuilder text, String cell, int width) {
            return text.repeat(' ', Math.max(0, width - cell.codePointCount(0, cell.length()))).append(cell);
        }
    }
}
