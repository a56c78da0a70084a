package dev.telar.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;

/// The scores of predicted probabilities, or of other scores for each class: log loss, top-k accuracy, ROC AUC, average precision.
///
///     ProbabilityScores scores = ProbabilityScores.of(labels, probabilities);     // (samples,), (samples, classes)
///     scores.logLoss();
///     scores.topKAccuracy(5);
///     scores.rocAuc(MulticlassAuc.ONE_VS_REST, Average.MACRO);
///
/// Column j belongs to the j-th of the sorted labels: those that occur in the truth, unless [#labels(int...)] names all. Names,
/// defaults and edge cases are scikit-learn 1.9's; its warnings are logged by the logger `dev.telar.metrics`. Settings return a new
/// object. For binary scores with thresholds see [RocCurve] and [PrecisionRecallCurve].
///
/// Source: scikit-learn, `log_loss` in `sklearn/metrics/_classification.py`; `sklearn/metrics/_ranking.py`.
public final class ProbabilityScores {

    /// The distance from 1 to the next number: how near to 0 and 1 a probability counts in the log loss.
    private static final double DOUBLE_EPSILON = Math.ulp(1.0);
    private static final double FLOAT_EPSILON = Math.ulp(1.0f);
    /// `numpy.allclose`.
    private static final double RELATIVE_TOLERANCE = 1e-5;
    private static final double ABSOLUTE_TOLERANCE = 1e-8;

    private final ClassLabels actual;
    private final double[][] scores;
    private final @Nullable LabelSet labels;
    private final double @Nullable [] weights;
    private final double epsilon;

    private ProbabilityScores(ClassLabels actual, double[][] scores, @Nullable LabelSet labels, double @Nullable [] weights,
            double epsilon) {
        this.actual = actual;
        this.scores = scores;
        this.labels = labels;
        this.weights = weights;
        this.epsilon = epsilon;
    }

    /// Scores of a matrix (samples, classes).
    ///
    /// @param actual the true class of each sample
    /// @param scores for each sample a score or probability of each class
    /// @throws IllegalArgumentException for arrays that are empty, ragged or of different lengths, or scores that are not finite
    public static ProbabilityScores of(int[] actual, double[][] scores) {
        return of(Targets.of(actual), scores);
    }

    /// Scores of a matrix (samples, classes) of single precision; the log loss counts probabilities within 2⁻²³ of 0 and 1 as at
    /// that distance.
    ///
    /// @throws IllegalArgumentException for arrays that are empty, ragged or of different lengths, or scores that are not finite
    public static ProbabilityScores of(int[] actual, float[][] scores) {
        double[][] widened = Arrays.stream(scores)
                .map(row -> IntStream.range(0, row.length).mapToDouble(j -> row[j]).toArray()).toArray(double[][]::new);
        ProbabilityScores result = of(Targets.of(actual), widened);
        return new ProbabilityScores(result.actual, result.scores, null, null, FLOAT_EPSILON);
    }

    /// Scores of one number for each sample: the probability or score of the second of two classes.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths, or scores that are not finite
    public static ProbabilityScores of(int[] actual, double[] scores) {
        return of(Targets.of(actual), Arrays.stream(scores).mapToObj(score -> new double[]{score}).toArray(double[][]::new));
    }

    /// Scores of labels and a model's output, (samples, classes) or, for two classes, (samples, 1).
    ///
    /// @throws IllegalArgumentException for tensors that are empty or of different lengths, or scores that are not finite
    /// @throws dev.telar.error.ShapeException for tensors with another number of axes
    public static ProbabilityScores of(int[] actual, Tensor scores) {
        return of(Targets.of(actual), scores);
    }

    /// Scores of labels and a model's output, (samples, classes) or, for two classes, (samples, 1).
    ///
    /// @throws IllegalArgumentException for tensors that are empty or of different lengths, or scores that are not finite
    /// @throws dev.telar.error.ShapeException for tensors with another number of axes
    public static ProbabilityScores of(Tensor actual, Tensor scores) {
        return of(Targets.of(actual), scores);
    }

    private static ProbabilityScores of(Targets actual, Tensor scores) {
        ProbabilityScores result = of(actual, TensorValues.matrix("ProbabilityScores", scores));
        boolean wide = scores.dtype() == DType.FLOAT64;
        return new ProbabilityScores(result.actual, result.scores, null, null, wide ? DOUBLE_EPSILON : FLOAT_EPSILON);
    }

    /// Scores of a matrix (samples, classes), or (samples, 1) for two classes, with labels of any kind.
    ///
    /// @throws IllegalArgumentException for arrays that are empty, ragged or of different lengths, scores that are not finite, or
    ///         multilabel or continuous targets
    public static ProbabilityScores of(Targets actual, double[][] scores) {
        if (!(actual instanceof ClassLabels classes) || actual.type() == TargetType.CONTINUOUS) {
            throw new IllegalArgumentException("y type must be 'binary' or 'multiclass', got '" + actual.type() + "' instead.");
        }
        Inputs.checkSameLength(actual.size(), scores.length);
        Inputs.checkNotEmpty(scores.length);
        Inputs.columns("y_score", scores);
        for (double[] row : scores) {
            Inputs.checkFinite("y_score", row);
        }
        return new ProbabilityScores(classes, Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new), null, null,
                DOUBLE_EPSILON);
    }

    /// Sets the classes of the columns, needed where the truth lacks some.
    ///
    /// @throws IllegalArgumentException for labels that are not sorted, not distinct, or lack a true label
    public ProbabilityScores labels(int... set) {
        return labels(ClassLabels.of(set));
    }

    /// As [#labels(int...)], for class names.
    public ProbabilityScores labels(String... set) {
        return labels(ClassLabels.of(List.of(set)));
    }

    private ProbabilityScores labels(ClassLabels given) {
        LabelSet set = given.required();
        if (given.distinct().size() != set.size()) {
            throw new IllegalArgumentException("Parameter 'labels' must be unique.");
        }
        if (!given.distinct().keys().equals(set.keys())) {
            throw new IllegalArgumentException("Parameter 'labels' must be ordered.");
        }
        if (!set.keys().containsAll(actual.distinct().keys())) {
            throw new IllegalArgumentException("'y_true' contains labels not in parameter 'labels'.");
        }
        return new ProbabilityScores(actual, scores, set, weights, epsilon);
    }

    /// Sets how much each sample counts; 1 unless set.
    ///
    /// @throws IllegalArgumentException for another number of weights than samples, weights that are not finite, or only zeros
    public ProbabilityScores sampleWeight(double... sampleWeight) {
        Inputs.checkSameLength(actual.size(), scores.length, sampleWeight);
        Inputs.checkWeights(sampleWeight);
        return new ProbabilityScores(actual, scores, labels, sampleWeight.clone(), epsilon);
    }

    private int columns() {
        return scores[0].length;
    }

    /// The number of classes that the scores distinguish: one column stands for two.
    private int classes() {
        return Math.max(2, columns());
    }

    private LabelSet classSet() {
        return labels == null ? actual.distinct() : labels;
    }

    /// For each sample the position of its true class among the columns.
    private int[] codes() {
        LabelSet set = classSet();
        if (set.size() != classes()) {
            throw new IllegalArgumentException(labels == null
                    ? "Number of classes in 'y_true' (" + set.size() + ") not equal to the number of classes in 'y_score' ("
                            + classes()
                            + "). You can provide a list of all known classes by assigning it to the `labels` parameter."
                    : "Number of given labels (" + set.size() + ") not equal to the number of classes in 'y_score' (" + classes()
                            + ").");
        }
        int[] positions = actual.distinct().positionsIn(set);
        return IntStream.range(0, actual.size()).map(i -> positions[actual.code(i)]).toArray();
    }

    /// The log loss (cross-entropy) −mean log p(true class). Probabilities are moved into [ε, 1 − ε] first, where ε is the precision
    /// of the numbers, 2⁻⁵² for doubles. Rows that do not add up to 1 give a warning.
    ///
    /// @throws IllegalArgumentException for probabilities outside [0, 1], fewer than two classes, or another number of columns than
    ///         classes
    public double logLoss() {
        double most = Arrays.stream(scores).flatMapToDouble(Arrays::stream).max().orElse(0);
        double least = Arrays.stream(scores).flatMapToDouble(Arrays::stream).min().orElse(0);
        if (most > 1) {
            throw new IllegalArgumentException("y_prob contains values greater than 1: " + most);
        }
        if (least < 0) {
            throw new IllegalArgumentException("y_prob contains values lower than 0: " + least);
        }
        if (classSet().size() == 1) {
            throw new IllegalArgumentException(labels == null
                    ? "y_true contains only one label (" + classSet().names().getFirst()
                            + "). Please provide the list of all expected class labels explicitly through the labels argument."
                    : "The labels array needs to contain at least two labels, got " + classSet().arrayText() + ".");
        }
        int[] codes = codes();
        double tolerance = Math.sqrt(epsilon);
        if (columns() > 1 && Arrays.stream(scores).anyMatch(row -> Math.abs(Pairwise.sum(row) - 1) > tolerance)) {
            new Warnings().add("The y_prob values do not sum to one. Make sure to pass probabilities.");
        }
        double[] losses = new double[scores.length];
        for (int i = 0; i < losses.length; i++) {
            double probability = columns() > 1 ? scores[i][codes[i]] : codes[i] == 1 ? scores[i][0] : 1 - scores[i][0];
            losses[i] = -Math.log(Math.clamp(probability, epsilon, 1 - epsilon));
        }
        return Pairwise.average(losses, weights);
    }

    /// [#topKAccuracy(int)] for k = 2.
    public double topKAccuracy() {
        return topKAccuracy(2);
    }

    /// The share of samples whose true class is among the k highest scores. Of equal scores the later column counts as the higher.
    /// With one column and k = 1 the prediction is score > 0.5 if all scores are in [0, 1], else score > 0.
    ///
    /// @throws IllegalArgumentException for k below 1, or another number of columns than classes
    public double topKAccuracy(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("topKAccuracy: k is " + k + ", expected 1 or more");
        }
        if (columns() == 2 && classSet().size() <= 2) {
            throw new IllegalArgumentException(
                    "`y_true` is binary while y_score is 2d with 2 classes. Give the scores of the second "
                            + "class alone.");
        }
        int[] codes = codes();
        if (k >= classes()) {
            new Warnings().add("'k' (" + k + ") greater than or equal to 'n_classes' (" + classes()
                    + ") will result in a perfect score and is therefore meaningless.");
        }
        double[] hits = new double[scores.length];
        if (columns() == 1) {
            boolean probabilities = Arrays.stream(scores).allMatch(row -> row[0] >= 0 && row[0] <= 1);
            double threshold = probabilities ? 0.5 : 0;
            Arrays.setAll(hits, i -> k > 1 || scores[i][0] > threshold == (codes[i] == 1) ? 1 : 0);
        } else {
            Arrays.setAll(hits, i -> rank(scores[i], codes[i]) < k ? 1 : 0);
        }
        return Pairwise.average(hits, weights);
    }

    private static long rank(double[] row, int column) {
        return IntStream.range(0, row.length)
                .filter(j -> row[j] > row[column] || (row[j] == row[column] && j > column)).count();
    }

    /// The area under the ROC curve of two classes; NaN, with a warning, if the truth has only one.
    ///
    /// @throws IllegalArgumentException for more than two classes
    public double rocAuc() {
        if (columns() > 2 || classSet().size() > 2) {
            throw new IllegalArgumentException("rocAuc: " + Math.max(columns(), classSet().size())
                    + " classes; choose how they are compared, by rocAuc(MulticlassAuc, Average)");
        }
        int last = columns() - 1;
        LabelSet set = classSet();
        int[] positions = actual.distinct().positionsIn(set);
        boolean[] positives = new boolean[scores.length];
        for (int i = 0; i < positives.length; i++) {
            positives[i] = positions[actual.code(i)] == set.size() - 1;
        }
        return MulticlassRoc.area(positives, column(last), weights);
    }

    /// The area under the ROC curve of several classes, whose scores must add up to 1 for each sample.
    ///
    /// @param multiclass which classes are compared
    /// @param average MACRO or WEIGHTED (by how frequent classes are); for ONE_VS_REST also MICRO
    /// @throws IllegalArgumentException for rows that do not add up to 1, another average, another number of columns than classes, or
    ///         weights with ONE_VS_ONE
    public double rocAuc(MulticlassAuc multiclass, Average average) {
        checkProbabilities();
        boolean micro = average == Average.MICRO && multiclass == MulticlassAuc.ONE_VS_REST;
        if (average != Average.MACRO && average != Average.WEIGHTED && !micro) {
            throw new IllegalArgumentException("rocAuc: average '" + average + "' does not go with " + multiclass
                    + ", expected macro, weighted or, for ONE_VS_REST, micro");
        }
        int[] codes = codes();
        MulticlassRoc roc = new MulticlassRoc(codes, scores, weights);
        if (multiclass == MulticlassAuc.ONE_VS_ONE) {
            return roc.oneVsOne(average);
        }
        if (micro) {
            return roc.micro();
        }
        double[] areas = roc.perClass();
        if (average == Average.MACRO) {
            return Pairwise.mean(areas);
        }
        double[] shares = new double[classes()];
        for (int i = 0; i < codes.length; i++) {
            shares[codes[i]] += weights == null ? 1 : weights[i];
        }
        Arrays.setAll(areas, j -> shares[j] == 0 ? 0 : areas[j]);
        return Pairwise.average(areas, shares);
    }

    /// The area under the ROC curve of each class against all others; NaN for a class that is never or always true.
    ///
    /// @throws IllegalArgumentException for rows that do not add up to 1, or another number of columns than classes
    public double[] rocAucPerClass() {
        checkProbabilities();
        return new MulticlassRoc(codes(), scores, weights).perClass();
    }

    private void checkProbabilities() {
        if (columns() < 2) {
            throw new IllegalArgumentException("`y_score` needs to be of shape `(n_samples, n_classes)`, got one column");
        }
        for (double[] row : scores) {
            double sum = Pairwise.sum(row);
            if (Math.abs(1 - sum) > ABSOLUTE_TOLERANCE + RELATIVE_TOLERANCE * Math.abs(sum)) {
                throw new IllegalArgumentException(
                        "Target scores need to be probabilities for multiclass roc_auc, i.e. they should sum "
                                + "up to 1.0 over classes, given a row with the sum " + sum);
            }
        }
    }

    private double[] column(int j) {
        return Arrays.stream(scores).mapToDouble(row -> row[j]).toArray();
    }

    /// The average precision of two classes, see [PrecisionRecallCurve#averagePrecision()]; of more classes the mean of each class
    /// against all others.
    ///
    /// @throws IllegalArgumentException for another number of columns than classes
    public double averagePrecision() {
        int[] codes = codes();
        if (classes() == 2) {
            return averagePrecision(codes, 1);
        }
        return Pairwise.mean(IntStream.range(0, columns()).mapToDouble(j -> averagePrecision(codes, j)).toArray());
    }

    private double averagePrecision(int[] codes, int positive) {
        PrecisionRecallCurve curve = PrecisionRecallCurve.of(Targets.of(MulticlassRoc.positives(codes, positive)),
                column(Math.min(positive, columns() - 1)));
        return (weights == null ? curve : curve.sampleWeight(weights)).averagePrecision();
    }
}
