package dev.telar.backend.simd.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.memory.SimdStorage;
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
import dev.telar.shape.TensorSpec;

/// Movements of elements, of all types. A reshape shares the array of its input, and so does whatever moves nothing, unless the result has its place
/// already; all others copy.
public final class Movements {

    private Movements() {}

    /// All of them, on all types.
    public static boolean runs(Movement op, List<TensorSpec> inputs) {
        return true;
    }

    /// Runs a movement.
    public static Storage run(Movement op, Invocation call, Engine engine) {
        return switch (op) {
            case Reshape reshape when call.destination(0) == null -> Engine.input(call, 0).view(reshape.shape());
            case Reshape _ -> read(call, engine, 0, Strides.of(call.result().shape()));
            case BroadcastTo _ -> read(call, engine, 0, broadcast(call));
            case Permute permute -> read(call, engine, 0, permuted(call, permute));
            case Slice slice -> slice(call, engine, slice);
            case Reverse reverse -> reverse(call, engine, reverse);
            case Windows windows -> read(call, engine, 0, windows(call, windows));
            case Pad pad -> pad(call, engine, pad);
            case Concat concat -> concat(call, engine, concat);
            case FoldWindows fold -> Folds.run(fold, call, engine);
        };
    }

    /// A result that is written densely and reads its input with the given strides.
    private static Storage read(Invocation call, Engine engine, int offset, int[] strides) {
        SimdStorage x = Engine.input(call, 0);
        StridedCopy copy = new StridedCopy(call.result().shape().toArray(), offset, strides, 0,
                Strides.of(call.result().shape())).arranged();
        if (call.destination(0) == null && copy.isIdentity() && copy.count() == x.count()) {
            return x.view(call.result().shape());
        }
        SimdStorage y = engine.result(call);
        copy.run(x.array(), y.array(), engine.workers());
        return y;
    }

    private static int[] broadcast(Invocation call) {
        return Strides.broadcast(Engine.input(call, 0).shape(), call.result().shape());
    }

    private static int[] permuted(Invocation call, Permute permute) {
        int[] own = Strides.of(Engine.input(call, 0).shape());
        int[] strides = new int[own.length];
        for (int i = 0; i < own.length; i++) {
            strides[i] = own[permute.order().get(i)];
        }
        return strides;
    }

    private static Storage slice(Invocation call, Engine engine, Slice slice) {
        int[] strides = Strides.of(Engine.input(call, 0).shape());
        int offset = 0;
        for (int i = 0; i < strides.length; i++) {
            offset += slice.start().get(i) * strides[i];
            strides[i] *= slice.step().get(i);
        }
        return read(call, engine, offset, strides);
    }

    private static Storage reverse(Invocation call, Engine engine, Reverse reverse) {
        int[] strides = Strides.of(call.result().shape());
        int offset = 0;
        for (int i = 0; i < reverse.axes().size(); i++) {
            int axis = reverse.axes().get(i);
            offset += (call.result().shape().size(axis) - 1) * strides[axis];
            strides[axis] = -strides[axis];
        }
        return read(call, engine, offset, strides);
    }

    /// An axis of windows walks by the stride, the axis of the place inside a window by the dilation.
    static int[] windows(int[] own, Windows windows) {
        int count = windows.axes().size();
        int[] strides = java.util.Arrays.copyOf(own, own.length + count);
        for (int i = 0; i < count; i++) {
            int axis = windows.axes().get(i);
            strides[axis] = own[axis] * windows.strides().get(i);
            strides[own.length + i] = own[axis] * windows.dilations().get(i);
        }
        return strides;
    }

    private static int[] windows(Invocation call, Windows windows) {
        return windows(Strides.of(Engine.input(call, 0).shape()), windows);
    }

    private static Storage pad(Invocation call, Engine engine, Pad pad) {
        SimdStorage x = Engine.input(call, 0);
        int[] strides = Strides.of(call.result().shape());
        int offset = 0;
        for (int i = 0; i < strides.length; i++) {
            offset += pad.low().get(i) * strides[i];
            strides[i] *= pad.interior().get(i) + 1;
        }
        SimdStorage y = engine.result(call);
        Fills.fill(y, pad.value());
        new StridedCopy(x.shape().toArray(), 0, Strides.of(x.shape()), offset, strides).arranged().run(x.array(), y.array(),
                engine.workers());
        return y;
    }

    private static Storage concat(Invocation call, Engine engine, Concat concat) {
        SimdStorage y = engine.result(call);
        int[] strides = Strides.of(y.shape());
        int offset = 0;
        for (int i = 0; i < call.inputs().size(); i++) {
            SimdStorage x = Engine.input(call, i);
            new StridedCopy(x.shape().toArray(), 0, Strides.of(x.shape()), offset, strides).arranged().run(x.array(), y.array(),
                    engine.workers());
            offset += x.shape().size(concat.axis()) * strides[concat.axis()];
        }
        return y;
    }
}
