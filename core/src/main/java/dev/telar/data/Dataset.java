package dev.telar.data;

import java.util.stream.IntStream;

import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Samples with their targets, to be had in batches of any rows. Implementations convert lazily: images may stay one byte a pixel until a batch
/// is asked for. Immutable, and safe for any number of threads.
public interface Dataset {

    /// The number of rows.
    int size();

    /// Shape and type of the features of one row, without the batch axis.
    TensorSpec featureSpec();

    /// Shape and type of the targets of one row, without the batch axis.
    TensorSpec targetSpec();

    /// The given rows, in the given order, on the current backend.
    ///
    /// @param rows the numbers of the rows; not kept after the call
    /// @throws IndexOutOfBoundsException if a row is not in 0 … size − 1
    Batch batch(int[] rows);

    /// The features of all rows.
    default Tensor features() {
        return all().features();
    }

    /// The targets of all rows.
    default Tensor targets() {
        return all().targets();
    }

    /// All rows in one batch.
    default Batch all() {
        return batch(IntStream.range(0, size()).toArray());
    }

    /// A data set that holds the rows of tensors in the host's memory.
    ///
    /// @param features `(rows, …)`
    /// @param targets `(rows, …)`
    static Dataset of(Tensor features, Tensor targets) {
        return new ArrayDataset(features.toHost(), targets.toHost(), null);
    }

    /// A data set whose rows count differently.
    ///
    /// @param features `(rows, …)`
    /// @param targets `(rows, …)`
    /// @param sampleWeights what each row counts, FLOAT32 `(rows,)`
    static Dataset of(Tensor features, Tensor targets, Tensor sampleWeights) {
        return new ArrayDataset(features.toHost(), targets.toHost(), sampleWeights.toHost());
    }
}
