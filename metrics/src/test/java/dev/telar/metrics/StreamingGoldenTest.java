package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.losses.MeanSquaredError;
import dev.telar.models.Metric;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

class StreamingGoldenTest {

    /// Keras adds in FLOAT32.
    private static final double FLOAT = 2e-6;

    static List<Golden> cases() {
        return Golden.read("streaming.txt");
    }

    /// Those with one result.
    static List<Golden> single() {
        return cases().stream().filter(golden -> golden.numbers("result").length == 1).toList();
    }

    @Test
    void goldens_areAsManyAsTheScriptWrites() {
        assertThat(cases()).hasSize(232);
    }

    private static Metric metric(Golden golden) {
        return switch (golden.get("metric")) {
            case "BinaryAccuracy" -> golden.has("threshold")
                    ? BinaryAccuracy.of().threshold(golden.number("threshold"))
                    : BinaryAccuracy.of();
            case "CategoricalAccuracy" -> CategoricalAccuracy.of();
            case "SparseCategoricalAccuracy" -> SparseCategoricalAccuracy.of();
            case "TopKCategoricalAccuracy" -> TopKCategoricalAccuracy.of().k(golden.integers("k")[0]);
            case "SparseTopKCategoricalAccuracy" -> SparseTopKCategoricalAccuracy.of().k(golden.integers("k")[0]);
            case "MeanSquaredError" -> dev.telar.metrics.MeanSquaredError.of();
            case "MeanAbsoluteError" -> MeanAbsoluteError.of();
            case "RootMeanSquaredError" -> RootMeanSquaredError.of();
            case "Precision" -> precision(golden);
            case "Recall" -> recall(golden);
            default -> auc(golden);
        };
    }

    private static Precision precision(Golden golden) {
        Precision metric = Precision.of();
        metric = golden.has("thresholds") ? metric.thresholds(golden.numbers("thresholds")) : metric;
        metric = golden.has("topK") ? metric.topK(golden.integers("topK")[0]) : metric;
        return golden.has("classId") ? metric.classId(golden.integers("classId")[0]) : metric;
    }

    private static Recall recall(Golden golden) {
        Recall metric = Recall.of();
        metric = golden.has("thresholds") ? metric.thresholds(golden.numbers("thresholds")) : metric;
        metric = golden.has("topK") ? metric.topK(golden.integers("topK")[0]) : metric;
        return golden.has("classId") ? metric.classId(golden.integers("classId")[0]) : metric;
    }

    private static Auc auc(Golden golden) {
        Auc metric = Auc.of();
        metric = golden.has("curve") ? metric.curve(Auc.Curve.valueOf(golden.get("curve"))) : metric;
        metric = golden.has("summation") ? metric.summation(Auc.Summation.valueOf(golden.get("summation"))) : metric;
        metric = golden.has("numThresholds") ? metric.numThresholds(golden.integers("numThresholds")[0]) : metric;
        metric = golden.has("thresholds") ? metric.thresholds(golden.numbers("thresholds")) : metric;
        return golden.has("fromLogits") ? metric.fromLogits(true) : metric;
    }

    private static Tensor matrix(double[] values, int columns) {
        return Tensor.of(values, Shape.of(values.length / columns, columns)).cast(DType.FLOAT32);
    }

    private static void update(Metric metric, Golden golden) {
        int columns = golden.integers("columns")[0];
        for (int i = 0; golden.has("true" + i); i++) {
            boolean sparse = golden.get("kind").equals("sparse");
            Tensor targets = matrix(golden.numbers("true" + i), sparse ? 1 : columns);
            @Nullable
            Tensor weights = golden.has("weights" + i) ? Tensor.of(golden.numbers("weights" + i)).cast(DType.FLOAT32) : null;
            metric.update(sparse ? targets.cast(DType.INT32) : targets, matrix(golden.numbers("pred" + i), columns), weights);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void metric_ofRandomBatches_equalsKeras(Golden golden) {
        Metric metric = metric(golden);
        update(metric, golden);
        double[] expected = golden.numbers("result");
        double[] results = switch (metric) {
            case Precision precision -> precision.results();
            case Recall recall -> recall.results();
            default -> new double[]{metric.result()};
        };
        assertThat(results).containsExactly(expected, within(FLOAT));
        assertThat(metric.name()).isEqualTo(golden.get("name"));
    }

    @ParameterizedTest
    @MethodSource("single")
    void resolved_metric_startsAfresh(Golden golden) {
        Metric metric = metric(golden);
        update(metric, golden);
        int columns = golden.integers("columns")[0];
        boolean sparse = golden.get("kind").equals("sparse");
        TensorSpec predictions = new TensorSpec(Shape.of(Shape.UNKNOWN, columns), DType.FLOAT32);
        TensorSpec targets = new TensorSpec(Shape.of(Shape.UNKNOWN, sparse ? 1 : columns), DType.FLOAT32);
        Metric fresh = metric.resolve(MeanSquaredError.of(), targets, predictions);
        update(fresh, golden);
        assertThat(fresh.result()).isEqualTo(metric.result());
        fresh.reset();
        update(fresh, golden);
        assertThat(fresh.result()).isEqualTo(metric.result());
        assertThat(fresh.variables()).doesNotContainAnyElementsOf(metric.variables()).hasSameSizeAs(metric.variables());
    }
}
