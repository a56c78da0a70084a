package dev.telar.benchmarks.works;

import java.util.List;

/// A matrix product C = op(A) · op(B) in single precision, everything row by row.
///
/// @param m rows of C
/// @param k terms of each sum
/// @param n columns of C
/// @param transposeA whether A is stored as (k, m)
/// @param transposeB whether B is stored as (n, k)
public record Gemm(int m, int k, int n, boolean transposeA, boolean transposeB) {

    /// The products of the MNIST network's first layer, forward and for the gradients, two squares, and the last layer's.
    public static final List<Gemm> ALL = List.of(
            new Gemm(128, 784, 512, false, false),
            new Gemm(784, 128, 512, true, false),
            new Gemm(128, 512, 784, false, true),
            new Gemm(512, 512, 512, false, false),
            new Gemm(1024, 1024, 1024, false, false),
            new Gemm(128, 512, 10, false, false));

    /// As it stands in tables: `Aᵀ` and `Bᵀ` where they are stored the other way.
    public String label() {
        return m + "×" + k + "×" + n + (transposeA ? " Aᵀ" : "") + (transposeB ? " Bᵀ" : "");
    }

    /// Multiplications and additions.
    public double flops() {
        return 2.0 * m * k * n;
    }

    /// A as stored.
    public float[] a() {
        return Work.uniform(m * k, 1);
    }

    /// B as stored.
    public float[] b() {
        return Work.uniform(k * n, 2);
    }

    /// The element of C at the top left, in double precision, to know that a contender computes the right thing.
    public double first(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += (double) a[transposeA ? i * m : i] * b[transposeB ? i : i * n];
        }
        return sum;
    }
}
