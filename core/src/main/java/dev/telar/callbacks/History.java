package dev.telar.callbacks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Loss and metrics of every finished epoch of one `fit`.
///
/// The names stand in Keras' order: those of the training sorted, then those of the validation, `accuracy`, `loss`, `val_accuracy`, `val_loss`.
public final class History {

    private final List<Integer> epochs = new ArrayList<>();
    private final Map<String, List<Double>> metrics = new LinkedHashMap<>();

    /// A history without epochs.
    public History() {}

    /// Adds an epoch.
    ///
    /// @param epoch counted from 0
    /// @param logs its loss and metrics by name
    public synchronized void add(int epoch, Map<String, Double> logs) {
        epochs.add(epoch);
        logs.forEach((name, value) -> metrics.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
    }

    /// The finished epochs, counted from 0.
    public synchronized List<Integer> epochs() {
        return List.copyOf(epochs);
    }

    /// The values by name, one an epoch, as they are now.
    public synchronized Map<String, List<Double>> metrics() {
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        metrics.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    /// The values of one name, one an epoch: `history.get("val_loss")`.
    ///
    /// @throws IllegalArgumentException if there is no such name; the message lists those there are
    public synchronized List<Double> get(String name) {
        List<Double> values = metrics.get(name);
        if (values == null) {
            throw new IllegalArgumentException("history: has no '" + name + "', only " + metrics.keySet());
        }
        return List.copyOf(values);
    }

    /// The value of the last epoch: `history.last("val_loss")`.
    ///
    /// @throws IllegalArgumentException if there is no such name
    public double last(String name) {
        return get(name).getLast();
    }

    @Override
    public synchronized String toString() {
        return "History(epochs=" + epochs.size() + ", " + metrics + ")";
    }
}
