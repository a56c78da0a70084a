package dev.telar.backend.nd4j.ops;

import java.lang.foreign.MemorySegment;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.library.Blas;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.Linear;
import dev.telar.op.MatMul;
import dev.telar.shape.Shape;

/// Matrix products and linear layers, by OpenBLAS.
public final class Products {

    private Products() {}

    /// Runs a product, batch by batch.
    public static Storage matMul(MatMul op, Invocation call, Engine engine) {
        NativeStorage a = Engine.input(call, 0);
        NativeStorage b = Engine.input(call, 1);
        NativeStorage y = engine.result(call);
        Shape shape = y.shape();
        int rank = shape.rank();
        int m = shape.size(rank - 2);
        int n = shape.size(rank - 1);
        int k = a.shape().size(op.transposeA() ? -2 : -1);
        if (y.count() == 0 || k == 0) {
            Creations.fill(y, 0);
            return y;
        }
        Shape batch = shape.part(0, rank - 2);
        int bytes = y.dtype().bytes();
        int[] left = rank == 2 ? new int[0] : Strides.broadcast(a.shape().part(0, a.shape().rank() - 2), batch);
        int[] right = rank == 2 ? new int[0] : Strides.broadcast(b.shape().part(0, b.shape().rank() - 2), batch);
        int batches = batch.count();
        for (int i = 0; i < batches; i++) {
            Blas.multiply(y.dtype(), op.transposeA(), op.transposeB(), m, n, k,
                    a.address() + (long) place(i, batch, left) * m * k * bytes,
                    b.address() + (long) place(i, batch, right) * k * n * bytes, 0,
                    y.address() + (long) i * m * n * bytes);
        }
        return y;
    }

    /// Where the matrix lies that batch `i` reads.
    private static int place(int i, Shape batch, int[] strides) {
        int place = 0;
        int rest = i;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            place += rest % batch.size(axis) * strides[axis];
            rest /= batch.size(axis);
        }
        return place;
    }

    /// Runs a layer: the rows of the result are the bias before the product is added to them.
    public static Storage linear(Linear op, Invocation call, Engine engine) {
        NativeStorage x = Engine.input(call, 0);
        NativeStorage w = Engine.input(call, 1);
        NativeStorage y = engine.result(call);
        int k = w.shape().size(0);
        int n = w.shape().size(1);
        if (y.count() == 0) {
            return y;
        }
        int m = y.count() / n;
        if (op.bias()) {
            spread(Engine.input(call, 2), y, m);
        } else if (k == 0) {
            Creations.fill(y, 0);
        }
        if (k > 0) {
            Blas.multiply(y.dtype(), false, false, m, n, k, x.address(), w.address(), op.bias() ? 1 : 0, y.address());
        }
        Activations.apply(op.kind(), y, y);
        return y;
    }

    private static void spread(NativeStorage row, NativeStorage y, int rows) {
        long bytes = row.spec().bytes();
        for (int i = 0; i < rows; i++) {
            MemorySegment.copy(row.segment(), 0, y.segment(), i * bytes, bytes);
        }
    }
}
