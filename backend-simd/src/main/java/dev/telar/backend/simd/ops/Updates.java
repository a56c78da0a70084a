package dev.telar.backend.simd.ops;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.memory.Scratch;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.AdamUpdate;
import dev.telar.op.BinaryKind;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;
import dev.telar.op.UnaryKind;
import dev.telar.op.Update;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// The steps of optimizers.
///
/// **What.** A chain of elementwise functions over weights, gradient and slots, run block by block: each block goes through the whole chain while it is in
/// the first cache, so that memory is read and written once. The operations and their order are those of the decomposition, hence the bits too.
public final class Updates {

    /// The elements of a block: five arrays of them fit the first cache.
    private static final int BLOCK = 1024;

    private static final int GRAIN = 1 << 15;

    private Updates() {}

    /// FLOAT32.
    public static boolean runs(Update op, List<TensorSpec> inputs) {
        return inputs.getFirst().dtype() == DType.FLOAT32;
    }

    /// Runs the step.
    public static List<Storage> run(Update op, Invocation call, Engine engine) {
        List<Storage> results = new ArrayList<>();
        float[][] out = new float[call.results().size()][];
        for (int i = 0; i < out.length; i++) {
            SimdStorage result = engine.result(call, i);
            out[i] = result.floats();
            results.add(result);
        }
        float[][] in = new float[call.inputs().size()][];
        for (int i = 0; i < in.length; i++) {
            in[i] = Engine.input(call, i).floats();
        }
        int n = call.result().shape().count();
        engine.workers().split(n, GRAIN, (from, to) -> {
            try (Scratch scratch = engine.pool().scratch(BLOCK)) {
                Block block = new Block(engine.kernels().elementwise(), in, out, scratch.floats());
                for (int at = from; at < to; at += BLOCK) {
                    block.run(op, at, Math.min(BLOCK, to - at));
                }
            }
        });
        return results;
    }

    /// A part of all arrays, at the same place in each.
    private static final class Block {

        private static final int WEIGHT = 0;
        private static final int GRADIENT = 1;
        private static final int RATE = 2;
        private static final int SLOT = 3;

        private final ElementwiseKernel kernel;
        private final float[][] in;
        private final float[][] out;
        private final float[] scratch;
        private final float[] constant = new float[1];
        private int at;
        private int n;

        Block(ElementwiseKernel kernel, float[][] in, float[][] out, float[] scratch) {
            this.kernel = kernel;
            this.in = in;
            this.out = out;
            this.scratch = scratch;
        }

        void run(Update op, int start, int count) {
            at = start;
            n = count;
            switch (op) {
                case SgdUpdate sgd -> sgd(sgd);
                case RmspropUpdate rmsprop -> rmsprop(rmsprop);
                case AdamUpdate adam -> adam(adam);
            }
        }

        private void sgd(SgdUpdate op) {
            kernel.binary(BinaryKind.MUL, in[GRADIENT], at, 1, in[RATE], 0, 0, scratch, 0, n);
            if (op.momentum() == 0) {
                kernel.binary(BinaryKind.SUB, in[WEIGHT], at, 1, scratch, 0, 1, out[0], at, n);
                return;
            }
            times(in[SLOT], at, op.momentum(), out[1], at);
            kernel.binary(BinaryKind.SUB, out[1], at, 1, scratch, 0, 1, out[1], at, n);
            if (op.nesterov()) {
                times(out[1], at, op.momentum(), out[0], at);
                kernel.binary(BinaryKind.SUB, out[0], at, 1, scratch, 0, 1, out[0], at, n);
                kernel.binary(BinaryKind.ADD, in[WEIGHT], at, 1, out[0], at, 1, out[0], at, n);
            } else {
                kernel.binary(BinaryKind.ADD, in[WEIGHT], at, 1, out[1], at, 1, out[0], at, n);
            }
        }

        private void rmsprop(RmspropUpdate op) {
            float[] g = in[GRADIENT];
            float[] v = out[1];
            blend(in[SLOT], op.rho(), g, g, v);
            if (op.centered()) {
                float[] a = out[2];
                blend(in[SLOT + 1], op.rho(), g, null, a);
                kernel.binary(BinaryKind.MUL, a, at, 1, a, at, 1, scratch, 0, n);
                kernel.binary(BinaryKind.SUB, v, at, 1, scratch, 0, 1, scratch, 0, n);
                plus(scratch, 0, op.epsilon(), scratch, 0);
            } else {
                plus(v, at, op.epsilon(), scratch, 0);
            }
            kernel.unary(UnaryKind.SQRT, scratch, 0, scratch, 0, n);
            kernel.binary(BinaryKind.MUL, g, at, 1, in[RATE], 0, 0, out[0], at, n);
            kernel.binary(BinaryKind.DIV, out[0], at, 1, scratch, 0, 1, scratch, 0, n);
            if (op.momentum() != 0) {
                float[] m = out[out.length - 1];
                times(in[in.length - 1], at, op.momentum(), m, at);
                kernel.binary(BinaryKind.ADD, m, at, 1, scratch, 0, 1, m, at, n);
                kernel.binary(BinaryKind.SUB, in[WEIGHT], at, 1, m, at, 1, out[0], at, n);
            } else {
                kernel.binary(BinaryKind.SUB, in[WEIGHT], at, 1, scratch, 0, 1, out[0], at, n);
            }
        }

        /// *to ← old·rho + (g·h)·(1 − rho)*, or with g alone where there is no h.
        private void blend(float[] old, double rho, float[] g, float @org.jspecify.annotations.Nullable [] h, float[] to) {
            if (h == null) {
                times(g, at, 1 - rho, scratch, 0);
            } else {
                kernel.binary(BinaryKind.MUL, g, at, 1, h, at, 1, scratch, 0, n);
                times(scratch, 0, 1 - rho, scratch, 0);
            }
            times(old, at, rho, to, at);
            kernel.binary(BinaryKind.ADD, to, at, 1, scratch, 0, 1, to, at, n);
        }

        private void adam(AdamUpdate op) {
            float[] g = in[GRADIENT];
            float[] m = out[1];
            float[] v = out[2];
            kernel.binary(BinaryKind.SUB, g, at, 1, in[SLOT], at, 1, scratch, 0, n);
            times(scratch, 0, 1 - op.beta1(), scratch, 0);
            kernel.binary(BinaryKind.ADD, in[SLOT], at, 1, scratch, 0, 1, m, at, n);
            kernel.binary(BinaryKind.MUL, g, at, 1, g, at, 1, scratch, 0, n);
            kernel.binary(BinaryKind.SUB, scratch, 0, 1, in[SLOT + 1], at, 1, scratch, 0, n);
            times(scratch, 0, 1 - op.beta2(), scratch, 0);
            kernel.binary(BinaryKind.ADD, in[SLOT + 1], at, 1, scratch, 0, 1, v, at, n);
            float[] spread = v;
            if (op.amsgrad()) {
                kernel.binary(BinaryKind.MAX, in[SLOT + 2], at, 1, v, at, 1, out[3], at, n);
                spread = out[3];
            }
            kernel.unary(UnaryKind.SQRT, spread, at, scratch, 0, n);
            plus(scratch, 0, op.epsilon(), scratch, 0);
            kernel.binary(BinaryKind.MUL, m, at, 1, in[RATE], 0, 0, out[0], at, n);
            kernel.binary(BinaryKind.DIV, out[0], at, 1, scratch, 0, 1, out[0], at, n);
            kernel.binary(BinaryKind.SUB, in[WEIGHT], at, 1, out[0], at, 1, out[0], at, n);
        }

        private void times(float[] x, int xAt, double factor, float[] y, int yAt) {
            constant[0] = (float) factor;
            kernel.binary(BinaryKind.MUL, x, xAt, 1, constant, 0, 0, y, yAt, n);
        }

        private void plus(float[] x, int xAt, double summand, float[] y, int yAt) {
            constant[0] = (float) summand;
            kernel.binary(BinaryKind.ADD, x, xAt, 1, constant, 0, 0, y, yAt, n);
        }
    }
}
