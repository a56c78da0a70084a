package dev.telar.backend.reference;

import dev.telar.backend.Invocation;
import dev.telar.op.MatMul;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

/// The matrix product: each element starts at 0 and takes *a·b* by a fused multiply-add in ascending order of *k*, in the tensor's own
/// type.
final class MatMulKernel {

    private MatMulKernel() {}

    static Object run(MatMul op, Invocation call) {
        ArrayStorage a = ArrayStorage.input(call, 0);
        ArrayStorage b = ArrayStorage.input(call, 1);
        Shape result = call.result().shape();
        int m = result.size(-2);
        int n = result.size(-1);
        int k = a.shape().size(op.transposeA() ? -2 : -1);
        Object left = op.transposeA() ? transposed(a) : a.array();
        Object right = op.transposeB() ? transposed(b) : b.array();
        int[] leftStarts = starts(a.shape(), result, m * k);
        int[] rightStarts = starts(b.shape(), result, k * n);
        if (call.result().dtype() == DType.FLOAT32) {
            float[] product = new float[result.count()];
            for (int batch = 0; batch < leftStarts.length; batch++) {
                multiply((float[]) left, leftStarts[batch], (float[]) right, rightStarts[batch], product, batch * m * n, m, k, n);
            }
            return product;
        }
        double[] product = new double[result.count()];
        for (int batch = 0; batch < leftStarts.length; batch++) {
            multiply((double[]) left, leftStarts[batch], (double[]) right, rightStarts[batch], product, batch * m * n, m, k, n);
        }
        return product;
    }

    private static Object transposed(ArrayStorage x) {
        int[] order = IntList.range(x.shape().rank()).toArray();
        order[order.length - 1]--;
        order[order.length - 2]++;
        return Elements.pick(x.array(), MovementKernels.permuted(x.shape(), order).indices());
    }

    /// Where in its array the matrix of each batch starts.
    private static int[] starts(Shape x, Shape result, int matrix) {
        Shape own = x.part(0, x.rank() - 2);
        int[] starts = Strides.broadcast(own, result.part(0, result.rank() - 2)).indices();
        for (int i = 0; i < starts.length; i++) {
            starts[i] *= matrix;
        }
        return starts;
    }

    private static void multiply(float[] a, int aStart, float[] b, int bStart, float[] c, int cStart, int m, int k, int n) {
        for (int i = 0; i < m; i++) {
            int row = cStart + i * n;
            for (int p = 0; p < k; p++) {
                float factor = a[aStart + i * k + p];
                int column = bStart + p * n;
                for (int j = 0; j < n; j++) {
                    c[row + j] = Math.fma(factor, b[column + j], c[row + j]);
                }
            }
        }
    }

    private static void multiply(double[] a, int aStart, double[] b, int bStart, double[] c, int cStart, int m, int k, int n) {
        for (int i = 0; i < m; i++) {
            int row = cStart + i * n;
            for (int p = 0; p < k; p++) {
                double factor = a[aStart + i * k + p];
                int column = bStart + p * n;
                for (int j = 0; j < n; j++) {
                    c[row + j] = Math.fma(factor, b[column + j], c[row + j]);
                }
            }
        }
    }
}
