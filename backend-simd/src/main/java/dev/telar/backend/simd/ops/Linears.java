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
        SimdStorage x = Engine.input(call, 0);
        SimdStorage w = Engine.input(call, 1);
        SimdStorage y = engine.result(call);
        int in = w.shape().size(0);
        int out = w.shape().size(1);
        int rows = y.shape().count(0, y.shape().rank() - 1);
        Matrix c = Products.rows(y, out);
        Product product = new Product(Products.rows(x, in), Products.rows(w, out), c, rows, out, in);
        float[] bias = op.bias() ? Engine.input(call, 2).floats() : NOTHING;
        ElementwiseKernel kernel = engine.kernels().elementwise();
        if (product.staysHere(engine)) {
            product.runHere(engine);
            finish(op, bias, kernel, c, 0, 0, rows, out);
        } else {
            product.run(engine, (row, column, height, width) -> finish(op, bias, kernel, c, row, column, height, width));
        }
        return y;
    }

    private static void finish(Linear op, float[] bias, ElementwiseKernel kernel, Matrix c, int row, int column, int height, int width) {
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
