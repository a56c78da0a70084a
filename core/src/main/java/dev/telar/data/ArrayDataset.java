package dev.telar.data;

import java.lang.foreign.MemorySegment;

import org.jspecify.annotations.Nullable;

import dev.telar.error.ShapeException;
import dev.telar.op.HostArray;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Rows of arrays on the host.
final class ArrayDataset implements Dataset {

    private final HostArray features;
    private final HostArray targets;
    private final @Nullable HostArray sampleWeights;
    private final int size;

    ArrayDataset(HostArray features, HostArray targets, @Nullable HostArray sampleWeights) {
        this.size = rows("features", features);
        if (rows("targets", targets) != size) {
            throw new ShapeException(
                    "dataset: " + size + " rows of features " + features.spec().shape() + " and " + rows("targets", targets)
                            + " of targets " + targets.spec().shape());
        }
        if (sampleWeights != null && !sampleWeights.spec().shape().equals(Shape.of(size))) {
            throw new ShapeException(
                    "dataset: sample weights must have shape (" + size + ",), given " + sampleWeights.spec().shape());
        }
        this.features = features;
        this.targets = targets;
        this.sampleWeights = sampleWeights;
    }

    private static int rows(String what, HostArray array) {
        if (array.spec().shape().rank() == 0) {
            throw new ShapeException("dataset: " + what + " need an axis of rows, given a scalar");
        }
        return array.spec().shape().size(0);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public TensorSpec featureSpec() {
        return row(features);
    }

    @Override
    public TensorSpec targetSpec() {
        return row(targets);
    }

    private static TensorSpec row(HostArray array) {
        return new TensorSpec(array.spec().shape().without(0), array.spec().dtype());
    }

    @Override
    public Batch batch(int[] rows) {
        return new Batch(gather(features, rows), gather(targets, rows),
                sampleWeights == null ? null : gather(sampleWeights, rows));
    }

    private Tensor gather(HostArray source, int[] rows) {
        TensorSpec row = row(source);
        TensorSpec batch = new TensorSpec(row.shape().inserted(0, rows.length), row.dtype());
        return Tensor.of(batch, target -> copy(source.data(), rows, row.bytes(), target));
    }

    private void copy(MemorySegment source, int[] rows, long bytes, MemorySegment target) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] < 0 || rows[i] >= size) {
                throw new IndexOutOfBoundsException("dataset: row " + rows[i] + " of " + size);
            }
            MemorySegment.copy(source, rows[i] * bytes, target, i * bytes, bytes);
        }
    }
}
