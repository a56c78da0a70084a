package dev.telar.data;

import org.jspecify.annotations.Nullable;

import dev.telar.error.ShapeException;
import dev.telar.tensor.Tensor;

/// Some rows of a [Dataset].
///
/// @param features the inputs, `(rows, …)`
/// @param targets the targets, `(rows, …)`
/// @param sampleWeights what each row counts, FLOAT32 `(rows,)`; null for 1
public record Batch(Tensor features, Tensor targets, @Nullable Tensor sampleWeights) {

    /// Checks that all have the same number of rows.
    public Batch {
        int rows = features.shape().size(0);
        if (targets.shape().size(0) != rows || sampleWeights != null && sampleWeights.shape().size(0) != rows) {
            throw new ShapeException("batch: features " + features.shape() + ", targets " + targets.shape()
                    + (sampleWeights == null ? "" : " and sample weights " + sampleWeights.shape())
                    + " differ in their number of rows");
        }
    }

    /// A batch whose rows all count 1.
    public static Batch of(Tensor features, Tensor targets) {
        return new Batch(features, targets, null);
    }

    /// The number of rows.
    public int size() {
        return features.shape().size(0);
    }
}
