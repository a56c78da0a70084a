package dev.telar.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.telar.tensor.Tensor;

/// The scores of predicted classes: accuracy, precision, recall, F-beta, Cohen's kappa, Matthews' correlation.
///
///     ClassificationScores scores = ClassificationScores.of(actual, predicted);
///     scores.accuracy();
///     scores.f1(Average.MACRO);
///     scores.labels(1, 2).zeroDivision(ZeroDivision.NAN).recallPerClass();
///
/// With tp the samples of a class that were predicted as it: precision = tp / predicted, recall = tp / true,
/// F-beta = (1 + β²)·tp / (β²·true + predicted). Names, defaults and edge cases are scikit-learn 1.9's; its warnings are logged by
/// the logger `dev.telar.metrics`. Settings return a new object.
///
/// Source: scikit-learn, `sklearn/metrics/_classification.py`.
public final class ClassificationScores {

    private final PairedTargets pairs;
    private final Targets actual;
    private final Targets predicted;
    private final @Nullable LabelSet labels;
    private final Object positive;
    private final ZeroDivision zeroDivision;

    private ClassificationScores(Targets actual, Targets predicted, PairedTargets pairs, @Nullable LabelSet labels,
            Object positive,
            ZeroDivision zeroDivision) {
        this.actual = actual;
        this.predicted = predicted;
        this.pairs = pairs;
        this.labels = labels;
        this.positive = positive;
        this.zeroDivision = zeroDivision;
    }

    /// Scores of class numbers.
    ///
    /// @param actual the true class of each sample
    /// @param predicted the predicted class of each sample
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    public static ClassificationScores of(int[] actual, int[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// Scores of class names.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    public static ClassificationScores of(String[] actual, String[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// Scores of the classes false and true.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    public static ClassificationScores of(boolean[] actual, boolean[] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// Scores of label indicator matrices (samples, labels).
    ///
    /// @throws IllegalArgumentException for matrices that are empty, ragged, of different sizes or with more than two distinct values
    public static ClassificationScores of(int[][] actual, int[][] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// Scores of label indicator matrices (samples, labels).
    ///
    /// @throws IllegalArgumentException for matrices that are empty, ragged or of different sizes
    public static ClassificationScores of(boolean[][] actual, boolean[][] predicted) {
        return of(Targets.of(actual), Targets.of(predicted));
    }

    /// Scores of class numbers and a model's output: predicted classes, or scores (samples, classes) of which the greatest wins.
    ///
    /// @throws IllegalArgumentException for arrays that are empty or of different lengths
    /// @throws dev.telar.error.ShapeException for predictions with another number of axes
    public static ClassificationScores of(int[] actual, Tensor predicted) {
        Targets truth = Targets.of(actual);
        return of(truth, TensorValues.predictions(truth, predicted));
    }

    /// Scores of labels and a model's output: labels like the true ones, or scores (samples, classes) of which the greatest wins.
    ///
    /// @throws IllegalArgumentException for tensors that are empty or of different lengths
    /// @throws dev.telar.error.ShapeException for tensors with another number of axes
    public static ClassificationScores of(Tensor actual, Tensor predicted) {
        Targets truth = Targets.of(actual);
        return of(truth, TensorValues.predictions(truth, predicted));
    }

    /// Scores of labels of any kind.
    ///
    /// @throws IllegalArgumentException for targets that are empty, of different lengths or of kinds that do not go together
    public static ClassificationScores of(Targets actual, Targets predicted) {
        return new ClassificationScores(actual, predicted, PairedTargets.of(actual, predicted, null), null, 1L,
                ZeroDivision.WARN);
    }

    /// Sets the labels over which precision, recall and F-beta go and between which kappa compares; all that occur unless set.
    ///
    /// @throws IllegalArgumentException for no labels
    public ClassificationScores labels(int... set) {
        return labels(ClassLabels.of(set));
    }

    /// As [#labels(int...)], for class names.
    public ClassificationScores labels(String... set) {
        return labels(ClassLabels.of(List.of(set)));
    }

    /// As [#labels(int...)], for classes of any kind.
    public ClassificationScores labels(List<?> set) {
        return labels(ClassLabels.of(set));
    }

    private ClassificationScores labels(ClassLabels set) {
        return new ClassificationScores(actual, predicted, pairs, set.required(), positive, zeroDivision);
    }

    /// Sets the class that [Average#BINARY] scores; 1 unless set.
    public ClassificationScores positiveLabel(int label) {
        return new ClassificationScores(actual, predicted, pairs, labels, (long) label, zeroDivision);
    }

    /// Sets the class that [Average#BINARY] scores.
    public ClassificationScores positiveLabel(String label) {
        return new ClassificationScores(actual, predicted, pairs, labels, label, zeroDivision);
    }

    /// Sets how much each sample counts; 1 unless set.
    ///
    /// @throws IllegalArgumentException for another number of weights than samples, weights that are not finite, or only zeros
    public ClassificationScores sampleWeight(double... weights) {
        return new ClassificationScores(actual, predicted, PairedTargets.of(actual, predicted, weights.clone()), labels, positive,
                zeroDivision);
    }

    /// Sets the value of precision, recall and F-beta whose denominator is 0; [ZeroDivision#WARN] unless set.
    public ClassificationScores zeroDivision(ZeroDivision value) {
        return new ClassificationScores(actual, predicted, pairs, labels, positive, value);
    }

    /// The share of samples that are predicted right; of multilabel samples those with every label right.
    ///
    /// @throws IllegalArgumentException if weights add up to 0
    public double accuracy() {
        return Pairwise.average(pairs.correct(), pairs.weights());
    }

    /// The mean of the true classes' recalls. Classes that are only predicted are left out, with a warning.
    ///
    /// @throws IllegalArgumentException for multilabel targets
    public double balancedAccuracy() {
        return Pairwise.mean(recalls());
    }

    /// [#balancedAccuracy()] rescaled so that guessing scores 0 and a perfect model 1: (b − 1/n) / (1 − 1/n) for n true classes.
    ///
    /// @throws IllegalArgumentException for multilabel targets
    public double adjustedBalancedAccuracy() {
        double[] recalls = recalls();
        double chance = 1.0 / recalls.length;
        return (Pairwise.mean(recalls) - chance) / (1 - chance);
    }

    private double[] recalls() {
        double[][] matrix = confusion(null);
        double[] recalls = IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i] / Pairwise.sum(matrix[i]))
                .filter(recall -> !Double.isNaN(recall)).toArray();
        if (recalls.length < matrix.length) {
            new Warnings().add("y_pred contains classes not in y_true");
        }
        return recalls;
    }

    private double[][] confusion(@Nullable LabelSet set) {
        ConfusionMatrix matrix = ConfusionMatrix.of(actual, predicted);
        double[] weights = pairs.weights();
        if (weights != null) {
            matrix = matrix.sampleWeight(weights);
        }
        return set == null ? matrix.matrix() : matrix.labels(set).matrix();
    }

    /// The precision of the positive label.
    ///
    /// @throws IllegalArgumentException for targets that are not binary, or have two classes without the positive one
    public double precision() {
        return precision(Average.BINARY);
    }

    /// The precision, averaged over labels.
    ///
    /// @throws IllegalArgumentException for an average that the targets do not allow
    public double precision(Average average) {
        return scores(1, average, LabelScores.Score.PRECISION).precision[0];
    }

    /// The precision of each label, in the order of the labels.
    public double[] precisionPerClass() {
        return scores(1, null, LabelScores.Score.PRECISION).precision;
    }

    /// The recall of the positive label.
    ///
    /// @throws IllegalArgumentException for targets that are not binary, or have two classes without the positive one
    public double recall() {
        return recall(Average.BINARY);
    }

    /// The recall, averaged over labels.
    ///
    /// @throws IllegalArgumentException for an average that the targets do not allow
    public double recall(Average average) {
        return scores(1, average, LabelScores.Score.RECALL).recall[0];
    }

    /// The recall of each label, in the order of the labels.
    public double[] recallPerClass() {
        return scores(1, null, LabelScores.Score.RECALL).recall;
    }

    /// The F1 score (harmonic mean of precision and recall) of the positive label.
    ///
    /// @throws IllegalArgumentException for targets that are not binary, or have two classes without the positive one
    public double f1() {
        return fBeta(1, Average.BINARY);
    }

    /// The F1 score, averaged over labels.
    ///
    /// @throws IllegalArgumentException for an average that the targets do not allow
    public double f1(Average average) {
        return fBeta(1, average);
    }

    /// The F1 score of each label, in the order of the labels.
    public double[] f1PerClass() {
        return fBetaPerClass(1);
    }

    /// The F-beta score of the positive label; recall counts β times as much as precision.
    ///
    /// @throws IllegalArgumentException for a negative β, targets that are not binary, or two classes without the positive one
    public double fBeta(double beta) {
        return fBeta(beta, Average.BINARY);
    }

    /// The F-beta score, averaged over labels.
    ///
    /// @throws IllegalArgumentException for a negative β or an average that the targets do not allow
    public double fBeta(double beta, Average average) {
        return scores(beta, average, LabelScores.Score.F_SCORE).fScore[0];
    }

    /// The F-beta score of each label, in the order of the labels.
    ///
    /// @throws IllegalArgumentException for a negative β
    public double[] fBetaPerClass(double beta) {
        return scores(beta, null, LabelScores.Score.F_SCORE).fScore;
    }

    /// The number (with weights: the weight) of the true samples of each label, in the order of the labels.
    public double[] support() {
        return LabelCounts.ofLabels(pairs, labels == null ? pairs.present() : labels).actual;
    }

    private LabelScores scores(double beta, @Nullable Average average, LabelScores.Score score) {
        if (!(beta >= 0)) {
            throw new IllegalArgumentException("fBeta: beta is " + beta + ", expected 0 or more");
        }
        LabelSet set = average == Average.BINARY ? positiveOnly() : labels == null ? pairs.present() : labels;
        return LabelScores.of(pairs, set, beta, average, zeroDivision, Set.of(score), new Warnings());
    }

    private LabelSet positiveOnly() {
        if (pairs.type() != TargetType.BINARY) {
            String others = pairs.isMultilabel() ? "'weighted', 'samples']" : "'weighted']";
            throw new IllegalArgumentException("Target is " + pairs.type()
                    + " but average='binary'. Please choose another average setting, one of [None, 'micro', 'macro', " + others
                    + ".");
        }
        LabelSet present = pairs.present();
        if (present.size() == 2 && !present.keys().contains(positive)) {
            throw new IllegalArgumentException(
                    "pos_label=" + positive + " is not a valid label. It should be one of " + present.arrayText());
        }
        return new LabelSet(present.kind(), List.of(positive));
    }

    /// Cohen's kappa, the agreement beyond chance: 1 − Σ w·observed / Σ w·expected, with w = 1 for every disagreement.
    ///
    /// @throws IllegalArgumentException for multilabel targets, or set labels of which none is a true class
    public double cohenKappa() {
        return cohenKappa(KappaWeights.NONE);
    }

    /// Cohen's kappa with weighted disagreements; NaN with a warning where all samples have one and the same label on both sides.
    ///
    /// @throws IllegalArgumentException for multilabel targets, or set labels of which none is a true class
    public double cohenKappa(KappaWeights weights) {
        double[][] matrix = confusion(labels);
        int n = matrix.length;
        double[] columns = IntStream.range(0, n).mapToDouble(j -> Arrays.stream(matrix).mapToDouble(row -> row[j]).sum())
                .toArray();
        double[] rows = Arrays.stream(matrix).mapToDouble(Pairwise::sum).toArray();
        double total = Pairwise.sum(columns);
        if (total == 0) {
            new Warnings()
                    .add("`y2` contains no labels that are present in both `y1` and `labels`. `cohen_kappa_score` is undefined "
                            + "and set to nan.");
            return Double.NaN;
        }
        double[] observed = new double[n * n];
        double[] expected = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double weight = weights.weight(Math.abs(i - j));
                observed[i * n + j] = weight * matrix[i][j];
                expected[i * n + j] = weight * (columns[i] * rows[j] / total);
            }
        }
        double chance = Pairwise.sum(expected);
        if (chance == 0) {
            new Warnings().add(
                    "`y1`, `y2` and `labels` have only one label in common. `cohen_kappa_score` is undefined and set to nan.");
            return Double.NaN;
        }
        return 1 - Pairwise.sum(observed) / chance;
    }

    /// Matthews' correlation coefficient of the two labellings, −1 … 1, for any number of classes; 0 where it is not defined:
    /// (c·s − Σ tₖpₖ) / √((s² − Σ pₖ²)(s² − Σ tₖ²)), with c right samples, s samples, tₖ true and pₖ predicted ones of class k.
    ///
    /// Source: J. Gorodkin, 2004, Comparing two K-category assignments by a K-category correlation coefficient.
    ///
    /// @throws IllegalArgumentException for multilabel targets
    public double matthews() {
        double[][] matrix = confusion(null);
        int n = matrix.length;
        double[] predictedSums = new double[n];
        double[] actualSums = new double[n];
        double correct = 0;
        for (int i = 0; i < n; i++) {
            actualSums[i] = Pairwise.sum(matrix[i]);
            correct += matrix[i][i];
            for (int j = 0; j < n; j++) {
                predictedSums[j] += matrix[i][j];
            }
        }
        double samples = Pairwise.sum(predictedSums);
        double both = correct * samples - Pairwise.dot(actualSums, predictedSums);
        double product = (samples * samples - Pairwise.dot(predictedSums, predictedSums))
                * (samples * samples - Pairwise.dot(actualSums, actualSums));
        return product == 0 ? 0 : both / Math.sqrt(product);
    }
}
