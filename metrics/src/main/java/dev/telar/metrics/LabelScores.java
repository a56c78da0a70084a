package dev.telar.metrics;

import java.util.Arrays;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Precision, recall and F-score of each label, or their average as an array of one, after scikit-learn's
/// `precision_recall_fscore_support`.
final class LabelScores {

    /// A score and how its warning names it.
    enum Score {
        PRECISION("Precision", "predicted"), RECALL("Recall", "true"), F_SCORE("F-score", "true nor predicted");

        private final String name;
        private final String missing;

        Score(String name, String missing) {
            this.name = name;
            this.missing = missing;
        }
    }

    static final Set<Score> ALL = Set.of(Score.values());

    final double[] precision;
    final double[] recall;
    final double[] fScore;
    final LabelCounts counts;

    private LabelScores(double[] precision, double[] recall, double[] fScore, LabelCounts counts) {
        this.precision = precision;
        this.recall = recall;
        this.fScore = fScore;
        this.counts = counts;
    }

    /// @param average how labels are averaged; null for a score each
    /// @param warnFor the scores for which zero denominators are worth a warning
    static LabelScores of(PairedTargets pairs, LabelSet labels, double beta, @Nullable Average average, ZeroDivision zeroDivision,
            Set<Score> warnFor, Warnings warnings) {
        LabelCounts counts = average == Average.SAMPLES
                ? LabelCounts.ofSamples(pairs, labels)
                : LabelCounts.ofLabels(pairs, labels);
        if (average == Average.MICRO) {
            counts = counts.total();
        }
        Ratio ratio = new Ratio(average, zeroDivision, warnFor, warnings);
        double[] precision = ratio.of(Score.PRECISION, counts.hits, counts.predicted);
        double[] recall = ratio.of(Score.RECALL, counts.hits, counts.actual);
        double[] fScore;
        if (beta == Double.POSITIVE_INFINITY) {
            fScore = recall;
        } else if (beta == 0) {
            fScore = precision;
        } else {
            double squared = beta * beta;
            double[] numerator = Arrays.stream(counts.hits).map(hits -> (1 + squared) * hits).toArray();
            double[] denominator = new double[numerator.length];
            for (int i = 0; i < denominator.length; i++) {
                denominator[i] = squared * counts.actual[i] + counts.predicted[i];
            }
            fScore = ratio.of(Score.F_SCORE, numerator, denominator);
        }
        if (average == null) {
            return new LabelScores(precision, recall, fScore, counts);
        }
        double[] weights = switch (average) {
            case WEIGHTED -> counts.actual;
            case SAMPLES -> pairs.weights();
            case BINARY, MICRO, MACRO -> null;
        };
        return new LabelScores(new double[]{Pairwise.nanAverage(precision, weights)},
                new double[]{Pairwise.nanAverage(recall, weights)}, new double[]{Pairwise.nanAverage(fScore, weights)}, counts);
    }

    private record Ratio(@Nullable Average average, ZeroDivision zeroDivision, Set<Score> warnFor, Warnings warnings) {

        double[] of(Score score, double[] numerator, double[] denominator) {
            double[] result = new double[numerator.length];
            boolean undefined = false;
            for (int i = 0; i < result.length; i++) {
                undefined |= denominator[i] == 0;
                result[i] = denominator[i] == 0 ? zeroDivision.value() : numerator[i] / denominator[i];
            }
            if (undefined && zeroDivision == ZeroDivision.WARN && warnFor.contains(score)) {
                boolean perSample = average == Average.SAMPLES;
                String where = result.length == 1 ? "due to" : perSample ? "in samples with" : "in labels with";
                warnings.add(score.name + " is ill-defined and being set to 0.0 " + where + " no " + score.missing
                        + (perSample ? " labels" : " samples") + ". Use `zero_division` parameter to control this behavior.");
            }
            return result;
        }
    }
}
