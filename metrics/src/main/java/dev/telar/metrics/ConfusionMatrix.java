package dev.telar.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

import org.jspecify.annotations.Nullable;

import dev.telar.tensor.Tensor;

/// How often samples of each class were predicted as each class: element (i, j) counts the samples of true class i and predicted
/// class j. Shape (labels, labels).
///
/// Rows and columns stand in the order of [#labels()]: all classes that occur, sorted, unless set. Samples of which either class is
/// not among set labels are left out. Settings return a new matrix; [#matrix()] and the other readers check and compute.
///
/// Source: scikit-learn 1.9, `confusion_matrix` in `sklearn/metrics/_classification.py` and
/// `sklearn/metrics/_plot/confusion_matrix.py`.
public final class ConfusionMatrix {

    /// A cell of a plot shows at most this many significant digits.
    private static final int CELL_DIGITS = 2;

    private final Targets actual;
    private final Targets predicted;
    private final @Nullable LabelSet labels;
    private final double @Nullable [] weights;
    private final boolean integralWeights;
    private final @Nullable Normalize normalize;
    private double @Nullable [][] elements;

    private ConfusionMatrix(Targets actual, Targets predicted, @Nullable LabelSet labels, double @Nullable [] weights,
            boolean integralWeights, @Nullable Normalize normalize) {
        this.actual = actual;
        this.predicted = predicted;
        this.labels = labels;
        this.weights = weights;
        this.integralWeights = integralWeights;
        this.normalize = normalize;
    }

    /// The confusion matrix of class numbers.
    ///
    /// @param actual the true class of each sample
    /// @param predicted the predicted class of each sample
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    public static ConfusionMatrix of(int[] actual, int[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// The confusion matrix of class names.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    public static ConfusionMatrix of(String[] actual, String[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// The confusion matrix of classes that are integral floating-point numbers.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths, or numbers that are not integral
    public static ConfusionMatrix of(double[] actual, double[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// The confusion matrix of the classes false and true.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    public static ConfusionMatrix of(boolean[] actual, boolean[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// The confusion matrix of lists of Integers, Longs, Doubles, Booleans or Strings.
    ///
    /// @throws IllegalArgumentException for lists that are empty, of different lengths, or mix strings and numbers
    public static ConfusionMatrix of(List<?> actual, List<?> predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// The confusion matrix of class numbers and a model's output: predicted classes, or scores (samples, classes) of which the greatest wins.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    /// @throws dev.telar.error.ShapeException for predictions with another number of axes
    public static ConfusionMatrix of(int[] actual, Tensor predicted) {
        Targets truth = Targets.of(actual);
        return of(truth, TensorValues.predictions(truth, predicted));
    }

    /// The confusion matrix of labels and a model's output: labels like the true ones, or scores (samples, classes) of which the greatest wins.
    ///
    /// @throws IllegalArgumentException for tensors that are empty or of different lengths
    /// @throws dev.telar.error.ShapeException for tensors with another number of axes
    public static ConfusionMatrix of(Tensor actual, Tensor predicted) {
        Targets truth = Targets.of(actual);
        return of(truth, TensorValues.predictions(truth, predicted));
    }

    /// The confusion matrix of labels of any kind but multilabel.
    ///
    /// @throws IllegalArgumentException for targets that are empty, of different lengths or not a class for each sample
    public static ConfusionMatrix of(Targets actual, Targets predicted) {
        requireClasses(PairedTargets.of(actual, predicted, null));
        return new ConfusionMatrix(actual, predicted, null, null, true, null);
    }

    static void requireClasses(PairedTargets pairs) {
        if (pairs.isMultilabel()) {
            throw new IllegalArgumentException(pairs.type() + " is not supported");
        }
    }

    /// Sets the rows and columns.
    ///
    /// @throws IllegalArgumentException for no labels, or labels of which none is a true class
    public ConfusionMatrix labels(int... labels) {
        return labels(ClassLabels.of(labels));
    }

    /// As [#labels(int...)], for class names.
    public ConfusionMatrix labels(String... labels) {
        return labels(List.of(labels));
    }

    /// As [#labels(int...)], for classes of any kind.
    public ConfusionMatrix labels(List<?> labels) {
        return labels(ClassLabels.of(labels));
    }

    private ConfusionMatrix labels(ClassLabels given) {
        return labels(given.required());
    }

    ConfusionMatrix labels(LabelSet set) {
        boolean known = ((ClassLabels) actual).distinct().keys().stream().anyMatch(set.keys()::contains);
        if (!known) {
            throw new IllegalArgumentException("At least one label specified must be in y_true");
        }
        return new ConfusionMatrix(actual, predicted, set, weights, integralWeights, normalize);
    }

    /// Sets how much each sample counts; 1 unless set. Elements are no integers then.
    ///
    /// @throws IllegalArgumentException for another number of weights than samples, weights that are not finite, or only zeros
    public ConfusionMatrix sampleWeight(double... sampleWeight) {
        PairedTargets.of(actual, predicted, sampleWeight);
        return new ConfusionMatrix(actual, predicted, labels, sampleWeight.clone(), false, normalize);
    }

    /// Sets how much each sample counts, in integers; elements stay integers.
    ///
    /// @throws IllegalArgumentException for another number of weights than samples, or only zeros
    public ConfusionMatrix sampleWeight(int[] sampleWeight) {
        double[] converted = Arrays.stream(sampleWeight).asDoubleStream().toArray();
        PairedTargets.of(actual, predicted, converted);
        return new ConfusionMatrix(actual, predicted, labels, converted, true, normalize);
    }

    /// Divides the elements by sums; plain counts unless set.
    public ConfusionMatrix normalize(Normalize by) {
        return new ConfusionMatrix(actual, predicted, labels, weights, integralWeights, by);
    }

    /// The number of rows and of columns.
    public int size() {
        return labelSet().size();
    }

    /// The labels of the rows and columns, as text.
    public List<String> labels() {
        return labelSet().names();
    }

    private LabelSet labelSet() {
        return labels == null ? PairedTargets.of(actual, predicted, weights).present() : labels;
    }

    /// Whether the elements are integers: no weights but integers, and not normalised.
    public boolean isIntegral() {
        return integralWeights && normalize == null;
    }

    /// A new array with the elements, true classes along axis 0.
    public double[][] matrix() {
        return Arrays.stream(elements()).map(double[]::clone).toArray(double[][]::new);
    }

    /// A new array with the elements as integers.
    ///
    /// @throws IllegalStateException if the matrix is weighted by fractions or normalised
    public long[][] counts() {
        if (!isIntegral()) {
            throw new IllegalStateException("confusion matrix: the elements are no integers, since the matrix is "
                    + (normalize == null ? "weighted" : "normalised by " + normalize) + "; read matrix() instead");
        }
        return Arrays.stream(elements()).map(row -> Arrays.stream(row).mapToLong(x -> (long) x).toArray()).toArray(long[][]::new);
    }

    /// The element for samples of true class number `row` that were predicted as class number `column`.
    ///
    /// @throws IllegalArgumentException if there is no such row or column
    public double get(int row, int column) {
        double[][] all = elements();
        if (row < 0 || row >= all.length || column < 0 || column >= all.length) {
            throw new IllegalArgumentException("confusion matrix: no element (" + row + ", " + column + ") in a matrix of "
                    + all.length + " rows and columns");
        }
        return all[row][column];
    }

    /// The text of a plot's cell: two significant digits (Python's format `.2g`), or the integer where that is shorter.
    ///
    /// @throws IllegalArgumentException if there is no such row or column
    public String cellText(int row, int column) {
        double value = get(row, column);
        String general = PythonNumbers.general(value, CELL_DIGITS);
        String plain = isIntegral() ? Long.toString((long) value) : general;
        return plain.length() < general.length() ? plain : general;
    }

    private synchronized double[][] elements() {
        double[][] known = elements;
        if (known == null) {
            known = compute();
            elements = known;
        }
        return known;
    }

    private double[][] compute() {
        PairedTargets pairs = PairedTargets.of(actual, predicted, weights);
        LabelSet shown = labels == null ? pairs.present() : labels;
        int[] positions = pairs.present().positionsIn(shown);
        int[] rows = pairs.actualCodes();
        int[] columns = pairs.predictedCodes();
        double[][] sums = new double[shown.size()][shown.size()];
        for (int i = 0; i < rows.length; i++) {
            int row = positions[rows[i]];
            int column = positions[columns[i]];
            if (row >= 0 && column >= 0) {
                sums[row][column] += weights == null ? 1 : weights[i];
            }
        }
        if (sums.length == 1) {
            new Warnings()
                    .add("A single label was found in 'y_true' and 'y_pred'. For the confusion matrix to have the correct shape, "
                            + "use the 'labels' parameter to pass all known labels.");
        }
        return normalize == null ? sums : normalized(sums, normalize);
    }

    private static double[][] normalized(double[][] sums, Normalize by) {
        double[] columnSums = new double[sums.length];
        for (double[] row : sums) {
            Arrays.setAll(columnSums, j -> columnSums[j] + row[j]);
        }
        double total = Pairwise.sum(Arrays.stream(sums).flatMapToDouble(DoubleStream::of).toArray());
        double[][] result = new double[sums.length][sums.length];
        for (int i = 0; i < sums.length; i++) {
            double rowSum = Pairwise.sum(sums[i]);
            for (int j = 0; j < sums.length; j++) {
                double quotient = sums[i][j] / switch (by) {
                    case TRUE -> rowSum;
                    case PREDICTED -> columnSums[j];
                    case ALL -> total;
                };
                result[i][j] = Double.isNaN(quotient) ? 0 : Math.clamp(quotient, -Double.MAX_VALUE, Double.MAX_VALUE);
            }
        }
        return result;
    }

    /// The elements in rows, integers as such and others as Python prints floats.
    @Override
    public String toString() {
        return Arrays.stream(elements())
                .map(row -> Arrays.stream(row).mapToObj(x -> isIntegral() ? Long.toString((long) x) : PythonNumbers.text(x))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining("\n ", "[", "]"));
    }
}
