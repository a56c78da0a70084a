package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import dev.telar.callbacks.Mode;
import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.losses.Loss;
import dev.telar.models.Metric;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

class StreamingMetricsTest {

    private static final Loss LOSS = CategoricalCrossentropy.of();

    private static TensorSpec spec(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.FLOAT32);
    }

    @Test
    void accuracy_resolved_isTheKindThatTheShapesShow() {
        int batch = Shape.UNKNOWN;
        assertThat(Accuracy.of().resolve(LOSS, spec(batch, 1), spec(batch, 1))).isInstanceOf(BinaryAccuracy.class);
        assertThat(Accuracy.of().resolve(LOSS, spec(batch), spec(batch, 1))).isInstanceOf(BinaryAccuracy.class);
        assertThat(Accuracy.of().resolve(LOSS, spec(batch), spec(batch))).isInstanceOf(BinaryAccuracy.class);
        assertThat(Accuracy.of().resolve(LOSS, spec(batch), spec(batch, 10))).isInstanceOf(SparseCategoricalAccuracy.class);
        assertThat(Accuracy.of().resolve(LOSS, spec(batch, 1), spec(batch, 10))).isInstanceOf(SparseCategoricalAccuracy.class);
        assertThat(Accuracy.of().resolve(LOSS, spec(batch, 10), spec(batch, 10))).isInstanceOf(CategoricalAccuracy.class);
    }

    @Test
    void accuracy_resolved_keepsItsNameAndCounts() {
        Metric accuracy = Accuracy.of().resolve(LOSS, spec(2, 3), spec(2, 3));
        assertThat(accuracy.name()).isEqualTo("accuracy");
        accuracy.update(Tensor.eye(3), Tensor.eye(3), null);
        accuracy.update(Tensor.of(new float[][]{{1, 0, 0}}), Tensor.of(new float[][]{{0.2f, 0.3f, 0.5f}}), null);
        assertThat(accuracy.result()).isEqualTo(0.75);
        accuracy.reset();
        assertThat(accuracy.result()).isZero();
        assertThat(Accuracy.of().name("acc").resolve(LOSS, spec(2), spec(2, 3)).name()).isEqualTo("acc");
    }

    @Test
    void accuracy_unresolved_saysWhatToDo() {
        Accuracy accuracy = Accuracy.of();
        String message = "accuracy: its kind depends on the shapes of targets and predictions, which are not known yet; compile a model "
                + "with it, call resolve first, or use BinaryAccuracy, CategoricalAccuracy or SparseCategoricalAccuracy";
        assertThatThrownBy(accuracy::result).isInstanceOf(IllegalStateException.class).hasMessage(message);
        assertThatThrownBy(() -> accuracy.update(Tensor.of(1), Tensor.of(1f), null)).isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        accuracy.reset();
        assertThat(accuracy.variables()).isEmpty();
    }

    @Test
    void names_areThoseOfKeras() {
        assertThat(List.of(BinaryAccuracy.of(), CategoricalAccuracy.of(), SparseCategoricalAccuracy.of(),
                TopKCategoricalAccuracy.of(),
                SparseTopKCategoricalAccuracy.of(), Auc.of(), Precision.of(), Recall.of(), Mean.of(), MeanSquaredError.of(),
                MeanAbsoluteError.of(), RootMeanSquaredError.of())).extracting(Metric::name).containsExactly("binary_accuracy",
                        "categorical_accuracy", "sparse_categorical_accuracy", "top_k_categorical_accuracy",
                        "sparse_top_k_categorical_accuracy", "auc", "precision", "recall", "mean", "mean_squared_error",
                        "mean_absolute_error", "root_mean_squared_error");
        assertThat(
                List.of(BinaryAccuracy.of().name("a"), CategoricalAccuracy.of().name("a"), TopKCategoricalAccuracy.of().name("a"),
                        Auc.of().name("a"), Precision.of().name("a"), Recall.of().name("a"), Mean.of().name("a"),
                        MeanSquaredError.of().name("a")))
                .extracting(Metric::name).containsOnly("a");
    }

    @Test
    void modes_sayWhichWayIsBetter() {
        assertThat(List.of(Accuracy.of(), BinaryAccuracy.of(), CategoricalAccuracy.of(), SparseCategoricalAccuracy.of(),
                TopKCategoricalAccuracy.of(), SparseTopKCategoricalAccuracy.of(), Auc.of(), Precision.of(), Recall.of()))
                .extracting(Metric::mode).containsOnly(Mode.MAX);
        assertThat(List.of(MeanSquaredError.of(), MeanAbsoluteError.of(), RootMeanSquaredError.of())).extracting(Metric::mode)
                .containsOnly(Mode.MIN);
        assertThat(Mean.of().mode()).isEqualTo(Mode.AUTO);
        assertThat(Mean.of().mode(Mode.MIN).name("error").resolve(LOSS, spec(1), spec(1)).mode()).isEqualTo(Mode.MIN);
    }

    @Test
    void binaryAccuracy_ofSoftTargets_countsOnlyEqualOnes() {
        BinaryAccuracy accuracy = BinaryAccuracy.of();
        accuracy.update(Tensor.of(0.9f, 1f), Tensor.of(0.8f, 0.8f), null);
        assertThat(accuracy.result()).isEqualTo(0.5);
        accuracy.reset();
        accuracy.update(Tensor.of(true, false), Tensor.of(0.8f, 0.8f), null);
        assertThat(accuracy.result()).isEqualTo(0.5);
    }

    @Test
    void categoricalAccuracy_ofIntegerOrBooleanTargets_isThatOfFloats() {
        Tensor predictions = Tensor.of(new float[][]{{0.2f, 0.8f}, {0.3f, 0.7f}});
        Tensor targets = Tensor.of(new float[][]{{0, 1}, {1, 0}});
        for (DType dtype : List.of(DType.FLOAT64, DType.INT32, DType.UINT8, DType.BOOL)) {
            CategoricalAccuracy accuracy = CategoricalAccuracy.of();
            accuracy.update(targets.cast(dtype), predictions, null);
            assertThat(accuracy.result()).isEqualTo(0.5);
        }
    }

    @Test
    void mean_ofKerasExample_isTheDocumentedOne() {
        Mean mean = Mean.of();
        mean.update(Tensor.of(1f, 3f, 5f, 7f));
        assertThat(mean.result()).isEqualTo(4);
        mean.reset();
        mean.update(Tensor.of(1f, 3f, 5f, 7f), Tensor.of(1f, 1f, 0f, 0f));
        assertThat(mean.result()).isEqualTo(2);
        assertThat(mean).hasToString("Mean(mean)");
    }

    @Test
    void mean_ofAFunction_isAMetricOfOnesOwn() {
        Mean worst = Mean.of("max_error", (targets, predictions) -> targets.subtract(predictions).abs().max(-1));
        worst.update(Tensor.of(new float[][]{{1, 2}, {3, 4}}), Tensor.of(new float[][]{{1, 4}, {2, 4}}), null);
        assertThat(worst.result()).isEqualTo(1.5);
        Metric fresh = worst.resolve(LOSS, spec(2, 2), spec(2, 2));
        assertThat(fresh.result()).isZero();
    }

    @Test
    void mean_ofScalars_countsEachAsOneSample() {
        Mean mean = Mean.of();
        mean.update(Tensor.scalar(1));
        mean.update(Tensor.scalar(2));
        assertThat(mean.result()).isEqualTo(1.5);
    }

    @Test
    void mean_above2To24Samples_keepsCounting() {
        Mean mean = Mean.of();
        Tensor million = Tensor.ones(1 << 20);
        IntStream.range(0, 17).forEach(i -> mean.update(million));
        mean.update(Tensor.of(1f));
        Variable count = mean.variables().stream().filter(v -> v.name().equals("mean/count")).findFirst().orElseThrow();
        assertThat(count.get().item()).isEqualTo(17 * (1 << 20) + 1);
        mean.update(Tensor.of(-16f), Tensor.of(1f));
        assertThat(mean.result()).isEqualTo((17.0 * (1 << 20) + 1 - 16) / (17.0 * (1 << 20) + 2));
    }

    @Test
    void compensatedSum_ofTenths_keepsWhatFloatLoses() {
        CompensatedSum sum = new CompensatedSum("s", Shape.scalar());
        sum.add(Tensor.scalar(1e8f));
        Tensor tenth = Tensor.scalar(0.1f);
        IntStream.range(0, 1000).forEach(i -> sum.add(tenth));
        assertThat(sum.values()[0]).isCloseTo(1e8 + 1000 * (double) 0.1f, within(2e-3));
    }

    @Test
    void counts_areIntegersWithoutWeights() {
        Precision precision = Precision.of();
        precision.update(Tensor.of(1, 0, 1), Tensor.of(0.9f, 0.8f, 0.3f), null);
        assertThat(precision.variables()).filteredOn(v -> v.dtype() == DType.INT32).extracting(Variable::name)
                .containsExactly("precision/true_positives", "precision/predicted_positives", "precision/positives",
                        "precision/samples");
        assertThat(precision.result()).isEqualTo(0.5);
        precision.update(Tensor.of(1), Tensor.of(0.9f), Tensor.of(2f));
        assertThat(precision.result()).isEqualTo(0.75);
    }

    @Test
    void precisionAndRecall_withoutDenominator_areZero() {
        Precision precision = Precision.of();
        Recall recall = Recall.of();
        precision.update(Tensor.of(0, 1), Tensor.of(0.1f, 0.2f), null);
        recall.update(Tensor.of(0, 0), Tensor.of(0.9f, 0.2f), null);
        assertThat(precision.result()).isZero();
        assertThat(recall.result()).isZero();
    }

    @Test
    void topK_countsTiesWithTheKth() {
        SparseTopKCategoricalAccuracy top = SparseTopKCategoricalAccuracy.of().k(2);
        top.update(Tensor.of(0, 2, 1), Tensor.of(new float[][]{{0.2f, 0.4f, 0.2f, 0.2f}, {0.4f, 0.3f, 0.2f, 0.1f}, {0, 1, 0, 0}}),
                null);
        assertThat(top.result()).isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void topK_ofLabelOutOfRange_isWrongRatherThanRight() {
        SparseTopKCategoricalAccuracy top = SparseTopKCategoricalAccuracy.of().k(2);
        top.update(Tensor.of(7), Tensor.of(new float[][]{{0.5f, 0.5f}}), null);
        assertThat(top.result()).isZero();
    }

    @Test
    void auc_ofManyThresholds_approachesTheExactArea() {
        Random random = new Random(7);
        int n = 400;
        int[] labels = IntStream.range(0, n).map(i -> random.nextInt(2)).toArray();
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            scores[i] = Math.clamp(0.3 * random.nextGaussian() + 0.4 + 0.2 * labels[i], 0, 1);
        }
        Auc auc = Auc.of().numThresholds(20_000);
        Tensor predictions = Tensor.of(scores).cast(DType.FLOAT32);
        auc.update(Tensor.of(labels), predictions, null);
        assertThat(auc.result()).isCloseTo(RocCurve.of(labels, scores).auc(), within(2e-4));
        assertThat(RocCurve.of(Tensor.of(labels), predictions).auc()).isCloseTo(RocCurve.of(labels, scores).auc(), within(1e-6));
    }

    @Test
    void streamed_accuracyAndPrecision_equalTheArrayScores() {
        Random random = new Random(3);
        int[] labels = IntStream.range(0, 50).map(i -> random.nextInt(2)).toArray();
        int[] guesses = IntStream.range(0, 50).map(i -> random.nextInt(2)).toArray();
        BinaryAccuracy accuracy = BinaryAccuracy.of();
        Precision precision = Precision.of();
        Recall recall = Recall.of();
        for (int from = 0; from < 50; from += 20) {
            int to = Math.min(50, from + 20);
            Tensor targets = Tensor.of(labels).slice(0, from, to);
            Tensor predictions = Tensor.of(guesses).cast(DType.FLOAT32).slice(0, from, to);
            List.of(accuracy, precision, recall).forEach(metric -> metric.update(targets, predictions, null));
        }
        ClassificationScores scores = ClassificationScores.of(labels, guesses);
        assertThat(accuracy.result()).isCloseTo(scores.accuracy(), within(1e-15));
        assertThat(precision.result()).isCloseTo(scores.precision(), within(1e-15));
        assertThat(recall.result()).isCloseTo(scores.recall(), within(1e-15));
    }

    @Test
    void shapes_thatDoNotFit_areRefusedWithTheRemedy() {
        refused(ShapeException.class, () -> CategoricalAccuracy.of().resolve(LOSS, spec(-1), spec(-1, 3)),
                "categorical_accuracy: targets must have the shape of the predictions (None, 3), given (None,); they look like labels, "
                        + "make them one-hot: targets.oneHot(classes, dtype)");
        refused(ShapeException.class, () -> SparseCategoricalAccuracy.of().resolve(LOSS, spec(-1, 3), spec(-1, 3)),
                "sparse_categorical_accuracy: predictions (batch, …, classes) need targets (batch, …), given predictions (None, 3) and "
                        + "targets (None, 3); targets look one-hot, use the metric without \"sparse\" or targets.argMax(-1)");
        refused(ShapeException.class, () -> MeanSquaredError.of().update(Tensor.zeros(2, 3), Tensor.zeros(2, 4), null),
                "mean_squared_error: targets must have the shape of the predictions (2, 4), given (2, 3)");
        refused(ShapeException.class, () -> TopKCategoricalAccuracy.of().resolve(LOSS, spec(-1, 3), spec(-1, 3)),
                "top_k_categorical_accuracy: k is 5, but predictions have shape (None, 3); expected (batch, …, classes) with 5 classes or "
                        + "more");
        refused(ShapeException.class, () -> Recall.of().classId(3).resolve(LOSS, spec(-1, 3), spec(-1, 3)),
                "recall: classId is 3, but predictions have shape (None, 3); expected (batch, …, classes) with that class");
        refused(ShapeException.class, () -> Mean.of().update(Tensor.zeros(3), Tensor.zeros(2)),
                "mean: sample weights must have the shape of the values (3,) or of its first axes, given (2,)");
        refused(DTypeException.class, () -> Auc.of().update(Tensor.of(1), Tensor.of(1), null),
                "auc: takes FLOAT32 or FLOAT64 predictions, given INT32; give scores rather than classes, without argMax");
    }

    @Test
    void settings_thatMakeNoSense_areRefusedAtOnce() {
        refused(IllegalArgumentException.class, () -> BinaryAccuracy.of().threshold(1),
                "binary_accuracy: threshold is 1.0, expected between 0 and 1, both excluded");
        refused(IllegalArgumentException.class, () -> TopKCategoricalAccuracy.of().k(0),
                "top_k_categorical_accuracy: k is 0, expected 1 or more");
        refused(IllegalArgumentException.class, () -> Precision.of().thresholds(0.5, 1.5),
                "precision: threshold is 1.5, expected 0 … 1");
        refused(IllegalArgumentException.class, () -> Precision.of().thresholds(),
                "precision: no thresholds given, expected 1 or more");
        refused(IllegalArgumentException.class, () -> Precision.of().topK(0), "precision: topK is 0, expected 1 or more");
        refused(IllegalArgumentException.class, () -> Recall.of().classId(-1), "recall: classId is -1, expected 0 or more");
        refused(IllegalArgumentException.class, () -> Auc.of().numThresholds(1), "auc: numThresholds is 1, expected 2 or more");
        refused(IllegalArgumentException.class, () -> Auc.of().thresholds(-0.5), "auc: threshold is -0.5, expected 0 … 1");
        refused(IllegalArgumentException.class, () -> Precision.of().thresholds(0.2, 0.8).resolve(LOSS, spec(1), spec(1)),
                "precision: has 2 thresholds and so as many results; a model follows one number, give it a metric for each threshold");
        refused(IllegalStateException.class, () -> Precision.of().thresholds(0.2, 0.8).result(),
                "precision: has 2 thresholds and so as many results; read results()");
    }

    private static void refused(Class<? extends Throwable> type, ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(type).hasMessage(message);
    }
}
