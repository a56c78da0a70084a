package dev.telar.backend.simd.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.ActivationKind;
import dev.telar.op.BinaryKind;
import dev.telar.op.Linear;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Linear layers: a product whose finished blocks get bias and activation while they are in the cache. Both come after the sum, as in
/// the decomposition, so that the bits are the same.
public final class Linears {

    private static final float[] NOTHING = {};

    private Linears() {}

    /// FLOAT32.
    public static boolean runs(Linear op, List<TensorSpec> inputs) {
        return inputs.getFirst().dtype() == DType.FLOAT32;
    }

    /// Runs the layer.
    public static Storage run(Linear op, Invocation call, Engine engine) {
        SimdStorage y = engine.result(call);
        Product product = product(call, y);
        float[] bias = bias(op, call);
        ElementwiseKernel kernel = engine.kernels().elementwise();
        if (product.staysHere(engine)) {
            product.runHere(engine);
            finish(op, bias, kernel, product.c(), 0, 0, product.m(), product.n());
        } else {
            product.run(engine,
                    (row, column, height, width) -> finish(op, bias, kernel, product.c(), row, column, height, width));
        }
        return y;
    }

    /// Makes the layer ready to run many times.
    public static Runnable bind(Linear op, Invocation call, Engine engine) {
        return new PreparedProduct(call, engine, (now, with) -> {
            Product product = product(now, with.result(now));
            float[] bias = bias(op, now);
            ElementwiseKernel kernel = with.kernels().elementwise();
            return product.cut(with,
                    (row, column, height, width) -> finish(op, bias, kernel, product.c(), row, column, height, width));
        });
    }

    private static Product product(Invocation call, SimdStorage y) {
        SimdStorage w = Engine.input(call, 1);
        int in = w.shape().size(0);
        int out = w.shape().size(1);
        int rows = y.shape().count(0, y.shape().rank() - 1);
        return new Product(Products.rows(Engine.input(call, 0), in), Products.rows(w, out), Products.rows(y, out), rows, out, in);
    }

    private static float[] bias(Linear op, Invocation call) {
        return op.bias() ? Engine.input(call, 2).floats() : NOTHING;
    }

    private static void finish(Linear op, float[] bias, ElementwiseKernel kernel, Matrix c, int row, int column, int height,
            int width) {
        boolean whole = width == c.rowStride();
        for (int i = row; i < row + height; i++) {
            int at = c.at(i, column);
            if (op.bias()) {
                kernel.binary(BinaryKind.ADD, c.values(), at, 1, bias, column, 1, c.values(), at, width);
            }
            if (!whole && op.kind() != ActivationKind.LINEAR) {
                kernel.activation(op.kind(), c.values(), at, c.values(), at, width);
            }
        }
        if (whole && op.kind() != ActivationKind.LINEAR) {
            int at = c.at(row, 0);
            kernel.activation(op.kind(), c.values(), at, c.values(), at, height * width);
        }
    }
}
