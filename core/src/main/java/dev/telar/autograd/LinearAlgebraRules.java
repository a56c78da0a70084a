package dev.telar.autograd;

import dev.telar.op.MatMul;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// The rule of the matrix product. *C = A·B* gives *dA = dC·Bᵀ* and *dB = Aᵀ·dC*; transposes go into the products' own settings, so that
/// nothing is ever transposed by itself.
final class LinearAlgebraRules {

    private LinearAlgebraRules() {}

    static void matMul(MatMul op, Recorded r) {
        Tensor a = r.x(0);
        Tensor b = r.x(1);
        Tensor dc = r.dy();
        boolean ta = op.transposeA();
        boolean tb = op.transposeB();
        r.give(0, () -> ta ? b.matmul(dc, tb, true) : dc.matmul(b, false, !tb));
        r.give(1, () -> {
            if (b.shape().rank() == 2 && !ta) {
                return tb ? rows(dc).matmul(rows(a), true, false) : rows(a).matmul(rows(dc), true, false);
            }
            return tb ? dc.matmul(a, true, ta) : a.matmul(dc, !ta, false);
        });
    }

    /// All axes but the last as one: a batch of matrices times one matrix is one product, and the sum over the batch is part of it.
    static Tensor rows(Tensor x) {
        int rank = x.shape().rank();
        return rank == 2 ? x : x.reshape(Shape.of(x.shape().part(0, rank - 1).count(), x.shape().size(-1)));
    }
}
