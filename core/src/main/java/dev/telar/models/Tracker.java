package dev.telar.models;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Mode;
import dev.telar.losses.Loss;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Loss and metrics over the batches of an epoch. The loss is the mean of the batches' losses weighted by their number of rows, summed up in
/// double precision on the host.
final class Tracker {

    private final List<Metric> metrics;
    private final List<Metric> weightedMetrics;
    private double lossSum;
    private long rows;

    Tracker(Training training, TensorSpec targets, TensorSpec predictions) {
        metrics = resolved(training.metrics(), training.loss(), targets, predictions);
        weightedMetrics = resolved(training.weightedMetrics(), training.loss(), targets, predictions);
    }

    private static List<Metric> resolved(List<Metric> metrics, Loss loss, TensorSpec targets, TensorSpec predictions) {
        return metrics.stream().map(metric -> metric.resolve(loss, targets, predictions)).toList();
    }

    /// Takes the metrics of a batch into account.
    void update(Tensor targets, Tensor predictions, @Nullable Tensor sampleWeights) {
        for (int i = 0; i < metrics.size(); i++) {
            metrics.get(i).update(targets, predictions, null);
        }
        for (int i = 0; i < weightedMetrics.size(); i++) {
            weightedMetrics.get(i).update(targets, predictions, sampleWeights);
        }
    }

    /// Takes the loss of a batch into account.
    void add(double loss, int batchRows) {
        lossSum += loss * batchRows;
        rows += batchRows;
    }

    void reset() {
        lossSum = 0;
        rows = 0;
        metrics.forEach(Metric::reset);
        weightedMetrics.forEach(Metric::reset);
    }

    /// What is better of the loss or a metric; [Mode#AUTO] where it is not known.
    Mode mode(String name) {
        if (name.equals("loss")) {
            return Mode.MIN;
        }
        for (Metric metric : metrics) {
            if (metric.name().equals(name)) {
                return metric.mode();
            }
        }
        for (Metric metric : weightedMetrics) {
            if (metric.name().equals(name) || name.equals("weighted_" + metric.name())) {
                return metric.mode();
            }
        }
        return Mode.AUTO;
    }

    /// The values by name, sorted.
    Map<String, Double> logs() {
        Map<String, Double> logs = new TreeMap<>();
        for (Metric metric : metrics) {
            logs.put(metric.name(), metric.result());
        }
        for (Metric metric : weightedMetrics) {
            logs.put(logs.containsKey(metric.name()) ? "weighted_" + metric.name() : metric.name(), metric.result());
        }
        logs.put("loss", rows == 0 ? 0 : lossSum / rows);
        return Collections.unmodifiableMap(logs);
    }
}
