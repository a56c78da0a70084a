package dev.telar.backend.nd4j.library;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import java.util.concurrent.Semaphore;

import org.bytedeco.openblas.global.openblas;

import dev.telar.shape.DType;

/// Matrix products by OpenBLAS.
public final class Blas {

    /// OpenBLAS has a fixed table of work buffers and crashes when it is exhausted: so many callers at once are safe.
    private static final Semaphore CALLERS = new Semaphore(32);

    private static final ThreadLocal<Arguments> ARGUMENTS = ThreadLocal.withInitial(Arguments::new);

    private Blas() {}

    private record Arguments(Address.OfFloat a, Address.OfFloat b, Address.OfFloat c, Address.OfDouble p, Address.OfDouble q,
            Address.OfDouble r) {

        Arguments() {
            this(new Address.OfFloat(), new Address.OfFloat(), new Address.OfFloat(), new Address.OfDouble(),
                    new Address.OfDouble(),
                    new Address.OfDouble());
        }
    }

    /// *C = A·B + beta·C*, row-major and dense: C is m × n, A is m × k (or k × m, transposed), B is k × n (or n × k, transposed). The matrices
    /// are given by their addresses; none is empty.
    public static void multiply(DType dtype, boolean transposeA, boolean transposeB, int m, int n, int k, long a, long b,
            double beta, long c) {
        Arguments at = ARGUMENTS.get();
        int ta = transposeA ? CblasTrans : CblasNoTrans;
        int tb = transposeB ? CblasTrans : CblasNoTrans;
        int lda = transposeA ? m : k;
        int ldb = transposeB ? k : n;
        CALLERS.acquireUninterruptibly();
        try {
            if (dtype == DType.FLOAT32) {
                openblas.cblas_sgemm(CblasRowMajor, ta, tb, m, n, k, 1f, at.a.at(a), lda, at.b.at(b), ldb, (float) beta,
                        at.c.at(c),
                        n);
            } else {
                openblas.cblas_dgemm(CblasRowMajor, ta, tb, m, n, k, 1d, at.p.at(a), lda, at.q.at(b), ldb, beta, at.r.at(c), n);
            }
        } finally {
            CALLERS.release();
        }
    }
}
