package dev.telar.backend.djl;

import java.util.ArrayList;
import java.util.List;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.telar.backend.Invocation;
import dev.telar.op.AdamUpdate;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Update;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Steps of optimizers, in place on arrays of their own. DJL's fused steps are of no use: they change the gradient.
final class Updates {

    private Updates() {}

    /// Not where an inexact square root shows, see [Unaries#runs].
    static boolean runs(Update op, List<TensorSpec> inputs) {
        return op instanceof SgdUpdate || inputs.getFirst().dtype() == DType.FLOAT32;
    }

    static List<PtNDArray> run(Update op, Invocation call, Memory memory) {
        PtNDArray w = DjlStorage.input(call, 0);
        PtNDArray g = DjlStorage.input(call, 1);
        PtNDArray rate = DjlStorage.input(call, 2);
        return switch (op) {
            case SgdUpdate sgd -> sgd(sgd, w, g, rate, call, memory);
            case RmspropUpdate rmsprop -> rmsprop(rmsprop, w, g, rate, call, memory);
            case AdamUpdate adam -> adam(adam, w, g, rate, call, memory);
        };
    }

    private static List<PtNDArray> sgd(SgdUpdate op, PtNDArray w, PtNDArray g, PtNDArray rate, Invocation call, Memory memory) {
        if (op.momentum() == 0) {
            return List.of(descended(w, g, rate));
        }
        try (PtNDArray step = JniUtils.mul(g, rate)) {
            PtNDArray momentum = memory.scalar(call.result().dtype(), op.momentum());
            PtNDArray v = JniUtils.mul(DjlStorage.input(call, 3), momentum);
            JniUtils.subi(v, step);
            if (!op.nesterov()) {
                return List.of(JniUtils.add(w, v), v);
            }
            PtNDArray moved = JniUtils.mul(v, momentum);
            JniUtils.subi(moved, step);
            JniUtils.addi(moved, w);
            return List.of(moved, v);
        }
    }

    /// *w + g·(−rate)*, in one new array.
    private static PtNDArray descended(PtNDArray w, PtNDArray g, PtNDArray rate) {
        try (PtNDArray down = JniUtils.neg(rate)) {
            PtNDArray result = JniUtils.mul(g, down);
            JniUtils.addi(result, w);
            return result;
        }
    }

    private static List<PtNDArray> rmsprop(RmspropUpdate op, PtNDArray w, PtNDArray g, PtNDArray rate, Invocation call,
            Memory memory) {
        DType dtype = call.result().dtype();
        PtNDArray rho = memory.scalar(dtype, op.rho());
        PtNDArray rest = memory.scalar(dtype, 1 - op.rho());
        List<PtNDArray> slots = new ArrayList<>(op.slots());
        try (Scratch s = new Scratch()) {
            PtNDArray v = mixed(DjlStorage.input(call, 3), rho, s.of(JniUtils.mul(g, g)), rest);
            slots.add(v);
            PtNDArray spread = v;
            if (op.centered()) {
                PtNDArray a = mixed(DjlStorage.input(call, 4), rho, s.of(JniUtils.clone(g)), rest);
                slots.add(a);
                spread = s.of(JniUtils.sub(v, s.of(JniUtils.mul(a, a))));
            }
            PtNDArray root = s.of(JniUtils.sqrt(s.of(JniUtils.add(spread, memory.scalar(dtype, op.epsilon())))));
            PtNDArray step = s.of(JniUtils.mul(g, rate));
            JniUtils.divi(step, root);
            if (op.momentum() != 0) {
                PtNDArray m = JniUtils.mul(DjlStorage.input(call, call.inputs().size() - 1),
                        memory.scalar(dtype, op.momentum()));
                JniUtils.addi(m, step);
                slots.add(m);
                step = m;
            }
            slots.addFirst(JniUtils.sub(w, step));
        }
        return slots;
    }

    /// *ρ·old + (1 − ρ)·added*; changes `added`.
    private static PtNDArray mixed(PtNDArray old, PtNDArray rho, PtNDArray added, PtNDArray rest) {
        PtNDArray result = JniUtils.mul(old, rho);
        JniUtils.muli(added, rest);
        JniUtils.addi(result, added);
        return result;
    }

    private static List<PtNDArray> adam(AdamUpdate op, PtNDArray w, PtNDArray g, PtNDArray rate, Invocation call, Memory memory) {
        DType dtype = call.result().dtype();
        PtNDArray m = moved(DjlStorage.input(call, 3), JniUtils.sub(g, DjlStorage.input(call, 3)), 1 - op.beta1(), dtype, memory);
        PtNDArray square = JniUtils.mul(g, g);
        JniUtils.subi(square, DjlStorage.input(call, 4));
        PtNDArray v = moved(DjlStorage.input(call, 4), square, 1 - op.beta2(), dtype, memory);
        PtNDArray u = op.amsgrad() ? Elementwises.maximum(DjlStorage.input(call, 5), v) : v;
        try (PtNDArray root = JniUtils.sqrt(u); PtNDArray step = JniUtils.mul(m, rate)) {
            JniUtils.addi(root, memory.scalar(dtype, op.epsilon()));
            JniUtils.divi(step, root);
            PtNDArray next = JniUtils.sub(w, step);
            return op.amsgrad() ? List.of(next, m, v, u) : List.of(next, m, v);
        }
    }

    /// *old + difference·part*, in the array of the difference.
    private static PtNDArray moved(PtNDArray old, PtNDArray difference, double part, DType dtype, Memory memory) {
        JniUtils.muli(difference, memory.scalar(dtype, part));
        JniUtils.addi(difference, old);
        return difference;
    }
}
