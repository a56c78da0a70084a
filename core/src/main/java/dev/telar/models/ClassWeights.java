package dev.telar.models;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// What each sample counts by its class.
final class ClassWeights {

    private final Map<Integer, Double> weights;

    ClassWeights(Map<Integer, Double> weights) {
        this.weights = weights;
    }

    /// The weights of the samples.
    ///
    /// @param targets labels, `(rows,)` or `(rows, 1)`, or one-hot, `(rows, classes)`
    /// @param sampleWeights weights of the samples' own, or null
    /// @return FLOAT32 `(rows,)`, or what was given where classes have no weights
    @Nullable
    Tensor of(Tensor targets, @Nullable Tensor sampleWeights) {
        if (weights.isEmpty()) {
            return sampleWeights;
        }
        Shape shape = targets.shape();
        int rows = shape.size(0);
        boolean oneHot = shape.rank() == 2 && shape.size(1) > 1;
        if (!oneHot && shape.elements() != rows) {
            throw new IllegalArgumentException(
                    "fit: classWeights take one label a row or one-hot targets (rows, classes), given targets " + shape);
        }
        int[] labels = (oneHot ? targets.argMax(1) : targets.reshape(rows)).cast(dev.telar.shape.DType.INT32).toIntArray();
        float[] counts = new float[rows];
        for (int i = 0; i < rows; i++) {
            counts[i] = weights.getOrDefault(labels[i], 1.0).floatValue();
        }
        Tensor byClass = Tensor.of(counts).to(targets.place());
        return sampleWeights == null ? byClass : byClass.multiply(sampleWeights);
    }
}
