package dev.telar.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// The area under the ROC or the precision-recall curve over all batches, from counts at fixed thresholds: an approximation that needs
/// no memory of the samples. For the exact area of whole arrays see [RocCurve].
///
/// Targets are 0 or 1, of the shape of the predictions (batch, …), which are 0 … 1; several outputs are flattened. The thresholds are
/// 200 at equal distances, the outermost moved outwards by 10⁻⁷ so that every prediction lies between them.
///
/// Source: Keras 3, `AUC` in `keras/src/metrics/confusion_metrics.py`; J. Davis and M. Goadrich, 2006, The relationship between
/// Precision-Recall and ROC curves.
public final class Auc implements Metric {

    /// Which curve.
    public enum Curve {
        /// True positive rate over false positive rate.
        ROC,
        /// Precision over recall.
        PR
    }

    /// How the area between two points is approximated.
    public enum Summation {
        /// By the mean of both heights; for PR true and false positives are interpolated rather than the precision.
        INTERPOLATION,
        /// By the lower height.
        MINORING,
        /// By the greater height.
        MAJORING
    }

    private static final double EPSILON = 1e-7;
    private static final int DEFAULT_THRESHOLDS = 200;

    private final Settings settings;
    private @Nullable ThresholdCounts counts;

    private record Settings(String name, Curve curve, Summation summation, List<Double> inner, boolean even, boolean fromLogits) {

        Settings {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(curve, "curve");
            Objects.requireNonNull(summation, "summation");
        }
    }

    private Auc(Settings settings) {
        this.settings = settings;
    }

    /// The area under the ROC curve with Keras' defaults, named `auc`.
    public static Auc of() {
        return new Auc(new Settings("auc", Curve.ROC, Summation.INTERPOLATION, evenly(DEFAULT_THRESHOLDS), true, false));
    }

    private static List<Double> evenly(int thresholds) {
        double[] inner = new double[thresholds - 2];
        Arrays.setAll(inner, i -> (i + 1.0) / (thresholds - 1));
        return Arrays.stream(inner).boxed().toList();
    }

    /// This metric under another name, with totals of its own.
    public Auc name(String other) {
        return new Auc(
                new Settings(other, settings.curve, settings.summation, settings.inner, settings.even, settings.fromLogits));
    }

    /// This metric for another curve; ROC unless set.
    public Auc curve(Curve other) {
        return new Auc(
                new Settings(settings.name, other, settings.summation, settings.inner, settings.even, settings.fromLogits));
    }

    /// This metric with another summation; INTERPOLATION unless set.
    public Auc summation(Summation other) {
        return new Auc(new Settings(settings.name, settings.curve, other, settings.inner, settings.even, settings.fromLogits));
    }

    /// This metric with another number of thresholds at equal distances; 200 unless set.
    ///
    /// @throws IllegalArgumentException for fewer than 2
    public Auc numThresholds(int number) {
        if (number < 2) {
            throw new IllegalArgumentException(settings.name + ": numThresholds is " + number + ", expected 2 or more");
        }
        return new Auc(
                new Settings(settings.name, settings.curve, settings.summation, evenly(number), number > 2, settings.fromLogits));
    }

    /// This metric with thresholds of one's own; one just below 0 and one just above 1 are added.
    ///
    /// @throws IllegalArgumentException for a threshold outside 0 … 1
    public Auc thresholds(double... thresholds) {
        for (double threshold : thresholds) {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException(settings.name + ": threshold is " + threshold + ", expected 0 … 1");
            }
        }
        List<Double> sorted = Arrays.stream(thresholds).sorted().boxed().toList();
        return new Auc(new Settings(settings.name, settings.curve, settings.summation, sorted, false, settings.fromLogits));
    }

    /// This metric for logits, of which it takes the sigmoid; false unless set.
    public Auc fromLogits(boolean logits) {
        return new Auc(
                new Settings(settings.name, settings.curve, settings.summation, settings.inner, settings.even, logits));
    }

    @Override
    public String name() {
        return settings.name;
    }

    /// Higher is better.
    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    /// This metric with totals of its own.
    ///
    /// @throws dev.telar.error.ShapeException if targets and predictions do not fit each other
    @Override
    public Auc resolve(Loss loss, TensorSpec targets, TensorSpec predictions) {
        Alignment.checkFloating(name(), predictions);
        Alignment.checkSame(name(), targets, predictions);
        Auc fresh = new Auc(settings);
        fresh.counts();
        return fresh;
    }

    private synchronized ThresholdCounts counts() {
        ThresholdCounts known = counts;
        if (known == null) {
            float[] all = new float[settings.inner.size() + 2];
            all[0] = (float) -EPSILON;
            all[all.length - 1] = (float) (1 + EPSILON);
            for (int i = 0; i < settings.inner.size(); i++) {
                all[i + 1] = settings.inner.get(i).floatValue();
            }
            known = new ThresholdCounts(settings.name, all, settings.even);
            counts = known;
        }
        return known;
    }

    @Override
    public void update(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        Alignment.checkFloating(name(), predictions.spec());
        Tensor isPositive = Alignment.same(name(), targets, predictions).cast(DType.BOOL);
        Tensor scores = predictions.cast(DType.FLOAT32);
        counts().update(isPositive, settings.fromLogits ? scores.sigmoid() : scores,
                Alignment.weights(name(), sampleWeights, predictions.shape()));
    }

    @Override
    public double result() {
        ThresholdCounts.Totals totals = counts().totals();
        if (settings.curve == Curve.PR && settings.summation == Summation.INTERPOLATION) {
            return interpolatedPrecisionRecall(totals);
        }
        double[] recall = totals.recall();
        double[] x = settings.curve == Curve.PR
                ? recall
                : Arrays.stream(totals.falsePositives).map(fp -> ThresholdCounts.Totals.divide(fp, totals.negatives)).toArray();
        double[] y = settings.curve == Curve.PR ? totals.precision() : recall;
        double area = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double height = switch (settings.summation) {
                case INTERPOLATION -> (y[i] + y[i + 1]) / 2;
                case MINORING -> Math.min(y[i], y[i + 1]);
                case MAJORING -> Math.max(y[i], y[i + 1]);
            };
            area += (x[i] - x[i + 1]) * height;
        }
        return area;
    }

    /// Between two thresholds true positives grow linearly with predicted ones, *tp = a + s·p*, so the precision is *s + a/p*; its integral
    /// over recall is *s·(Δtp + a·log(pᵢ/pᵢ₊₁)) / positives*.
    private static double interpolatedPrecisionRecall(ThresholdCounts.Totals totals) {
        double[] tp = totals.truePositives;
        double area = 0;
        for (int i = 0; i + 1 < tp.length; i++) {
            double p = tp[i] + totals.falsePositives[i];
            double next = tp[i + 1] + totals.falsePositives[i + 1];
            double gained = tp[i] - tp[i + 1];
            double slope = ThresholdCounts.Totals.divide(gained, Math.max(p - next, 0));
            double intercept = tp[i + 1] - slope * next;
            double ratio = p > 0 && next > 0 ? p / next : 1;
            area += ThresholdCounts.Totals.divide(slope * (gained + intercept * Math.log(ratio)),
                    tp[i + 1] + totals.falseNegatives[i + 1]);
        }
        return area;
    }

    @Override
    public void reset() {
        counts().reset();
    }

    @Override
    public List<Variable> variables() {
        return counts().variables();
    }
}
