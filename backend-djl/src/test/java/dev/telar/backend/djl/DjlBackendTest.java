package dev.telar.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ai.djl.ndarray.NDScope;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.AdamUpdate;
import dev.telar.op.ArgReduce;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.CumSum;
import dev.telar.op.FoldWindows;
import dev.telar.op.Gather;
import dev.telar.op.Iota;
import dev.telar.op.Linear;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Pad;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.ScatterAdd;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Slice;
import dev.telar.op.SoftmaxCrossEntropy;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Windows;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

class DjlBackendTest {

    private final DjlBackend backend = new DjlBackend(Device.CPU);

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void operations_leaveNoArrayBehind() {
        runAll();
        int before = backend.arrays();
        runAll();
        assertThat(backend.arrays()).isEqualTo(before);
        assertThat(backend.liveBytes()).isZero();
    }

    @Test
    void storage_madeInAScopeOfDjl_outlivesIt() {
        Storage kept;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            kept = run(new Unary(UnaryKind.NEG), floats(1, 2, 3)).getFirst();
        }
        assertThat(values(kept)).containsExactly(-1, -2, -3);
    }

    @Test
    void releasedStorage_used_isAnError() {
        Storage x = floats(1, 2);
        backend.release(x);
        assertThatThrownBy(() -> values(x)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reshaped_outlivesWhatItSharesMemoryWith() {
        Storage x = floats(1, 2, 3, 4);
        Storage view = run(new Slice(IntList.of(1), IntList.of(4), IntList.of(2)), x).getFirst();
        backend.release(x);
        assertThat(values(view)).containsExactly(2, 4);
    }

    private void runAll() {
        TensorSpec vector = new TensorSpec(Shape.of(6), DType.FLOAT32);
        TensorSpec matrix = new TensorSpec(Shape.of(6, 6), DType.FLOAT32);
        TensorSpec scalar = new TensorSpec(Shape.scalar(), DType.FLOAT32);
        TensorSpec indices = new TensorSpec(Shape.of(6), DType.INT32);
        for (UnaryKind kind : UnaryKind.values()) {
            if (kind != UnaryKind.NOT) {
                discard(new Unary(kind), matrix);
            }
        }
        for (BinaryKind kind : List.of(BinaryKind.ADD, BinaryKind.DIV, BinaryKind.POW, BinaryKind.MAX, BinaryKind.MIN)) {
            discard(new Binary(kind), matrix, vector);
        }
        discard(new Binary(BinaryKind.AND), indices, indices);
        discard(new Cast(DType.INT32), matrix);
        discard(new Iota(Shape.of(3, 4), 1, DType.UINT8));
        discard(new MatMul(true, true), matrix, matrix);
        for (ReduceKind kind : ReduceKind.values()) {
            discard(new Reduce(kind, IntList.of(0), false), matrix);
            discard(new Reduce(kind, IntList.of(0, 1), true), matrix);
        }
        discard(new Reduce(ReduceKind.SUM, IntList.of(0), false), indices);
        discard(new ArgReduce(true, 1, false), matrix);
        discard(new CumSum(0), indices);
        discard(new Pad(IntList.of(1), IntList.of(2), IntList.of(1), 5), vector);
        discard(new Windows(IntList.of(0, 1), IntList.of(2, 3), IntList.of(1, 2), IntList.of(1, 1)), matrix);
        discard(new FoldWindows(IntList.of(7), IntList.of(0), IntList.of(6), IntList.of(1), IntList.of(1)),
                new TensorSpec(Shape.of(2, 6), DType.FLOAT32));
        discard(new Gather(0), matrix, indices);
        discard(new Gather(1), matrix, indices);
        discard(new ScatterAdd(1), matrix, indices, matrix);
        for (ActivationKind kind : List.of(ActivationKind.RELU, ActivationKind.SIGMOID, ActivationKind.TANH, ActivationKind.SILU,
                ActivationKind.SOFTPLUS)) {
            discard(new Activate(kind), matrix);
            if (kind != ActivationKind.SILU) {
                discard(new ActivateGradient(kind), matrix, matrix);
            }
        }
        discard(new Linear(ActivationKind.RELU, true), matrix, matrix, vector);
        discard(new SoftmaxCrossEntropy(), matrix, matrix);
        discard(new SparseSoftmaxCrossEntropy(), matrix, indices);
        discard(new SgdUpdate(0.9, true), vector, vector, scalar, vector);
        discard(new RmspropUpdate(0.9, 0.5, 1e-7, true), vector, vector, scalar, vector, vector, vector);
        discard(new AdamUpdate(0.9, 0.999, 1e-7, true), vector, vector, scalar, vector, vector, vector);
    }

    /// Runs an operation on zeros and releases inputs and results.
    private void discard(Op op, TensorSpec... inputs) {
        assertThat(backend.runs(op, List.of(inputs))).as(op.toString()).isTrue();
        List<Storage> storages = new ArrayList<>();
        for (TensorSpec spec : inputs) {
            storages.add(backend.upload(spec, MemorySegment.ofArray(new byte[(int) spec.bytes()])));
        }
        storages.addAll(run(op, storages.toArray(Storage[]::new)));
        storages.forEach(backend::release);
    }

    private List<Storage> run(Op op, Storage... inputs) {
        List<TensorSpec> specs = Arrays.stream(inputs).map(Storage::spec).toList();
        return backend.execute(new Invocation(op, List.of(inputs), op.infer(specs)));
    }

    private Storage floats(float... values) {
        return backend.upload(new TensorSpec(Shape.of(values.length), DType.FLOAT32), MemorySegment.ofArray(values));
    }

    private float[] values(Storage storage) {
        float[] values = new float[storage.spec().shape().count()];
        backend.download(storage, MemorySegment.ofArray(values));
        return values;
    }
}
