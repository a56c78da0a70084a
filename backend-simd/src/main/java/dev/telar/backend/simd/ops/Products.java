package dev.telar.backend.simd.ops;

import java.util.List;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.Matrix;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.op.MatMul;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Matrix products: strides for transposition, batches with broadcasting, and the cut over threads.
public final class Products {

    private Products() {}

    /// FLOAT32 alone.
    public static boolean runs(List<TensorSpec> inputs) {
        return inputs.getFirst().dtype() == DType.FLOAT32;
    }

    /// Runs the product.
    public static Storage run(MatMul op, Invocation call, Engine engine) {
        SimdStorage a = Engine.input(call, 0);
        SimdStorage b = Engine.input(call, 1);
        SimdStorage c = engine.result(call);
        Shape result = c.shape();
        int m = result.size(-2);
        int n = result.size(-1);
        int k = a.shape().size(op.transposeA() ? -2 : -1);
        Matrix left = matrix(a, op.transposeA());
        Matrix right = matrix(b, op.transposeB());
        int rows = result.count(0, result.rank() - 1);
        if (rows == m) {
            Product.of(left, right, rows(c, n), m, n, k).run(engine);
        } else if (b.count() == k * n && !op.transposeA() && a.count() == rows * k) {
            Product.of(left, right, rows(c, n), rows, n, k).run(engine);
        } else {
            Shape batch = result.part(0, result.rank() - 2);
            int[] offsetsA = Strides.broadcastOffsets(a.shape().part(0, a.shape().rank() - 2), batch, m * k);
            int[] offsetsB = Strides.broadcastOffsets(b.shape().part(0, b.shape().rank() - 2), batch, k * n);
            batches(new Product(left, right, rows(c, n), m, n, k), offsetsA, offsetsB, engine);
        }
        return c;
    }

    /// Makes the product ready to run many times.
    public static Runnable bind(MatMul op, Invocation call, Engine engine) {
        Shape result = call.result().shape();
        if (result.count(0, result.rank() - 1) != result.size(-2)) {
            return () -> run(op, call, engine);
        }
        return new PreparedProduct(call, engine, (now, with) -> single(op, now, with).cut(with, Product.Finish.NOTHING));
    }

    /// The product of a call that has only one.
    private static Product single(MatMul op, Invocation call, Engine engine) {
        SimdStorage a = Engine.input(call, 0);
        Shape result = call.result().shape();
        int n = result.size(-1);
        return Product.of(matrix(a, op.transposeA()), matrix(Engine.input(call, 1), op.transposeB()),
                rows(engine.result(call), n),
                result.size(-2), n, a.shape().size(op.transposeA() ? -2 : -1));
    }

    /// All products of a batch: over threads by whole products if there are enough, otherwise one after the other.
    private static void batches(Product first, int[] offsetsA, int[] offsetsB, Engine engine) {
        int count = offsetsA.length;
        int size = first.m() * first.n();
        if (count < engine.workers().threads()) {
            for (int i = 0; i < count; i++) {
                first.moved(offsetsA[i], offsetsB[i], i * size).run(engine);
            }
            return;
        }
        int grain = Math.clamp(Product.GRAIN / Math.max(1, first.size()), 1, Integer.MAX_VALUE);
        engine.workers().split(count, grain, (from, to) -> {
            for (int i = from; i < to; i++) {
                first.moved(offsetsA[i], offsetsB[i], i * size).runHere(engine);
            }
        });
    }

    private static Matrix matrix(SimdStorage storage, boolean transposed) {
        Matrix stored = rows(storage, storage.shape().size(-1));
        return transposed ? stored.transposed() : stored;
    }

    static Matrix rows(SimdStorage storage, int columns) {
        return new Matrix(storage.floats(), 0, columns, 1);
    }
}
