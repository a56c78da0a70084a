package dev.telar.backend.djl;

import java.util.Arrays;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Invocation;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Concat;
import dev.telar.op.FoldWindows;
import dev.telar.op.Movement;
import dev.telar.op.Pad;
import dev.telar.op.Permute;
import dev.telar.op.Reshape;
import dev.telar.op.Reverse;
import dev.telar.op.Slice;
import dev.telar.op.Windows;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Elements that go elsewhere. Reshaped, broadcast, permuted and sliced arrays share the memory of their input.
final class Movements {

    private Movements() {}

    static PtNDArray run(Movement op, Invocation call, Memory memory) {
        PtNDArray x = DjlStorage.input(call, 0);
        TensorSpec spec = call.input(0).spec();
        return switch (op) {
            case Reshape reshape -> JniUtils.reshape(x, Sizes.of(reshape.shape()));
            case BroadcastTo broadcast -> JniUtils.broadcast(x, Sizes.shape(broadcast.shape()));
            case Permute permute -> JniUtils.permute(x, Sizes.of(permute.order()));
            case Reverse reverse -> JniUtils.flip(x, Sizes.of(reverse.axes()));
            case Slice slice -> slice(slice, x, spec.shape());
            case Pad pad -> pad(pad, x, spec, call.result(), memory);
            case Concat concat -> concat(concat.axis(), call);
            case Windows windows -> WindowMovements.windows(windows, x, spec.shape());
            case FoldWindows fold -> WindowMovements.fold(fold, x, spec, memory);
        };
    }

    private static PtNDArray slice(Slice op, PtNDArray x, Shape shape) {
        return shape.rank() == 0
                ? JniUtils.reshape(x, new long[0])
                : JniUtils.index(x, Sizes.of(op.start()), Sizes.of(op.limit()), Sizes.of(op.step()), x.getManager());
    }

    /// The value everywhere, then the input at every `interior + 1`-th place.
    private static PtNDArray pad(Pad op, PtNDArray x, TensorSpec input, TensorSpec result, Memory memory) {
        int rank = input.shape().rank();
        if (rank == 0) {
            return JniUtils.reshape(x, new long[0]);
        }
        PtNDArray padded = memory.full(result.shape(), result.dtype(), op.value());
        if (input.shape().elements() > 0) {
            long[] start = Sizes.of(op.low());
            long[] limit = new long[rank];
            long[] step = new long[rank];
            for (int i = 0; i < rank; i++) {
                step[i] = op.interior().get(i) + 1L;
                limit[i] = start[i] + (input.shape().size(i) - 1) * step[i] + 1;
            }
            JniUtils.indexSet(padded, x, start, limit, step);
        }
        return padded;
    }

    private static PtNDArray concat(int axis, Invocation call) {
        PtNDArray[] parts = new PtNDArray[call.inputs().size()];
        Arrays.setAll(parts, i -> DjlStorage.input(call, i));
        return JniUtils.cat(parts, axis);
    }
}
