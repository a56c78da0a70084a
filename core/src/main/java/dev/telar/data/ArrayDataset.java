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
    private final TensorSpec featureRow;
    private final TensorSpec targetRow;
    private volatile @Nullable Batches batches;

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
        this.featureRow = row(features);
        this.targetRow = row(targets);
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
        return featureRow;
    }

    @Override
    public TensorSpec targetSpec() {
        return targetRow;
    }

    private static TensorSpec row(HostArray array) {
        return new TensorSpec(array.spec().shape().without(0), array.spec().dtype());
    }

    @Override
    public Batch batch(int[] rows) {
        Batches specs = batches;
        if (specs == null || specs.rows() != rows.length) {
            specs = new Batches(rows.length, batch(featureRow, rows.length), batch(targetRow, rows.length));
            batches = specs;
        }
        return new Batch(gather(features, featureRow, rows, specs.features()), gather(targets, targetRow, rows, specs.targets()),
                sampleWeights == null ? null : weights(sampleWeights, rows));
    }

    /// Shapes and types of the batches that were asked for last.
    private record Batches(int rows, TensorSpec features, TensorSpec targets) {}

    private static TensorSpec batch(TensorSpec row, int rows) {
        return new TensorSpec(row.shape().inserted(0, rows), row.dtype());
    }

    private Tensor weights(HostArray source, int[] rows) {
        TensorSpec row = row(source);
        return gather(source, row, rows, batch(row, rows.length));
    }

    private Tensor gather(HostArray source, TensorSpec row, int[] rows, TensorSpec batch) {
        for (int number : rows) {
            if (number < 0 || number >= size) {
                throw new IndexOutOfBoundsException("dataset: row " + number + " of " + size);
            }
        }
        return Tensor.of(batch, (target, start, end) -> copy(source, row, rows, target, start, end));
    }

    /// From Java array to Java array where the target lies in one of the same type: rows are often short, and a copy of segments checks more than it copies.
    private static void copy(HostArray source, TensorSpec row, int[] rows, MemorySegment target, int start, int end) {
        Object to = target.heapBase().orElse(null);
        Object from = source.data().heapBase().orElse(null);
        if (from != null && to != null && from.getClass() == to.getClass()) {
            int width = row.shape().count();
            int bytes = row.dtype().bytes();
            int first = (int) (source.data().address() / bytes);
            int at = (int) (target.address() / bytes);
            for (int i = start; i < end; i++) {
                System.arraycopy(from, first + rows[i] * width, to, at + i * width, width);
            }
        } else {
            for (int i = start; i < end; i++) {
                MemorySegment.copy(source.data(), rows[i] * row.bytes(), target, i * row.bytes(), row.bytes());
            }
        }
    }
}
