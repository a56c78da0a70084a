package dev.telar.backend.nd4j.ops;

import java.util.Arrays;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.memory.NativeStorage;
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
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// Movements of elements, of all types. A reshape shares memory with its input, all others copy.
public final class Movements {

    private Movements() {}

    /// All but the adding of windows, which is the host's.
    public static boolean runs(Movement op) {
        return !(op instanceof FoldWindows);
    }

    /// Runs a movement.
    public static Storage run(Movement op, Invocation call, Engine engine) {
        return switch (op) {
            case Reshape reshape -> engine.pool().share(Engine.input(call, 0), reshape.shape());
            case BroadcastTo to -> read(call, engine, 0, Strides.broadcast(Engine.input(call, 0).shape(), to.shape()));
            case Permute permute -> read(call, engine, 0, permuted(Engine.input(call, 0).shape(), permute.order()));
            case Slice slice -> slice(call, engine, slice);
            case Reverse reverse -> reverse(call, engine, reverse);
            case Windows windows -> windows(call, engine, windows);
            case Pad pad -> pad(call, engine, pad);
            case Concat concat -> concat(call, engine, concat);
            case FoldWindows _ -> throw new IllegalStateException("fold_windows runs on the host");
        };
    }

    /// A result that is written densely and reads its input with the given strides.
    private static Storage read(Invocation call, Engine engine, int offset, int[] strides) {
        NativeStorage y = engine.result(call);
        new StridedCopy(y.shape(), offset, strides, 0, Strides.of(y.shape())).run(Engine.input(call, 0), y);
        return y;
    }

    static int[] permuted(Shape shape, IntList order) {
        int[] own = Strides.of(shape);
        int[] strides = new int[own.length];
        for (int i = 0; i < own.length; i++) {
            strides[i] = own[order.get(i)];
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
    private static Storage windows(Invocation call, Engine engine, Windows windows) {
        int[] own = Strides.of(Engine.input(call, 0).shape());
        int[] strides = Arrays.copyOf(own, own.length + windows.axes().size());
        for (int i = 0; i < windows.axes().size(); i++) {
            int axis = windows.axes().get(i);
            strides[axis] = own[axis] * windows.strides().get(i);
            strides[own.length + i] = own[axis] * windows.dilations().get(i);
        }
        return read(call, engine, 0, strides);
    }

    private static Storage pad(Invocation call, Engine engine, Pad pad) {
        NativeStorage x = Engine.input(call, 0);
        int[] strides = Strides.of(call.result().shape());
        int offset = 0;
        for (int i = 0; i < strides.length; i++) {
            offset += pad.low().get(i) * strides[i];
            strides[i] *= pad.interior().get(i) + 1;
        }
        NativeStorage y = engine.result(call);
        Creations.fill(y, pad.value());
        new StridedCopy(x.shape(), 0, Strides.of(x.shape()), offset, strides).run(x, y);
        return y;
    }

    private static Storage concat(Invocation call, Engine engine, Concat concat) {
        NativeStorage y = engine.result(call);
        int[] strides = Strides.of(y.shape());
        int offset = 0;
        for (int i = 0; i < call.inputs().size(); i++) {
            NativeStorage x = Engine.input(call, i);
            new StridedCopy(x.shape(), 0, Strides.of(x.shape()), offset, strides).run(x, y);
            offset += x.shape().size(concat.axis()) * strides[concat.axis()];
        }
        return y;
    }
}
