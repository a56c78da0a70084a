package dev.telar.op;

import java.util.List;

import dev.telar.error.ShapeException;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// The matrix product over the last two axes, *C[i,j] = Σₖ A[i,k]·B[k,j]*; the axes before them are batches and broadcast.
///
/// @param transposeA whether A is stored as `(…, k, i)`
/// @param transposeB whether B is stored as `(…, j, k)`
public record MatMul(boolean transposeA, boolean transposeB) implements Primitive {

    @Override
    public String name() {
        return "matmul";
    }
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 2);
        Inference.sameDtype(this, inputs.get(0), inputs.get(1));
        Inference.floating(this, inputs.get(0));
        Shape a = inputs.get(0).shape();
        Shape b = inputs.get(1).shape();
        if (a.rank() < 2 || b.rank() < 2) {
            throw new ShapeException("matmul: both inputs need two axes or more: " + a + " × " + b);
        }
        int inner = a.size(transposeA ? -2 : -1);
        if (inner != b.size(transposeB ? -1 : -2)) {
            throw new ShapeException("matmul: inner sizes differ: " + text(a, transposeA) + " × " + text(b, transposeB));
        }
        Shape batch = Inference.broadcast(this, a.part(0, a.rank() - 2), b.part(0, b.rank() - 2));
        Shape matrix = Shape.of(a.size(transposeA ? -1 : -2), b.size(transposeB ? -2 : -1));
        return Inference.result(batch.concat(matrix), inputs.get(0).dtype());
    }

    private static String text(Shape shape, boolean transposed) {
        return transposed ? shape + "ᵀ" : shape.toString();
    }
}
