package dev.telar.benchmarks.peers.openblas;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import java.util.Objects;
import java.util.function.Supplier;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.global.openblas_nolapack;

import dev.telar.benchmarks.works.Gemm;
import dev.telar.benchmarks.works.Library;
import dev.telar.benchmarks.works.Measuring;
import dev.telar.benchmarks.works.Network;
import dev.telar.benchmarks.works.Rows;
import dev.telar.benchmarks.works.Work;

/// OpenBLAS as a contender, for products alone; matrices lie in native memory.
public final class OpenBlasContender implements Library {

    private static final int THREADS = Integer.getInteger("threads", Runtime.getRuntime().availableProcessors());

    private OpenBlasContender() {
        openblas_nolapack.blas_set_num_threads(THREADS);
    }

    /// Does one work.
    ///
    /// @param args see [Measuring#main]
    public static void main(String[] args) {
        Measuring.main(OpenBlasContender::new, args);
    }

    @Override
    public String settings() {
        return openblas.OPENBLAS_VERSION.strip() + ", threads: " + THREADS + ", OPENBLAS_CORETYPE="
                + Objects.requireNonNullElse(System.getenv("OPENBLAS_CORETYPE"), "(not set)");
    }

    @Override
    public Network network(Work work, Supplier<Rows> rows) {
        throw new UnsupportedOperationException("networks");
    }

    @Override
    public Product product(Gemm gemm, float[] a, float[] b) {
        return new Sgemm(gemm, new FloatPointer(a), new FloatPointer(b), new FloatPointer((long) gemm.m() * gemm.n()));
    }

    private record Sgemm(Gemm gemm, FloatPointer a, FloatPointer b, FloatPointer c) implements Product {

        @Override
        public void run() {
            openblas.cblas_sgemm(CblasRowMajor, gemm.transposeA() ? CblasTrans : CblasNoTrans,
                    gemm.transposeB() ? CblasTrans : CblasNoTrans,
                    gemm.m(), gemm.n(), gemm.k(), 1, a, gemm.transposeA() ? gemm.m() : gemm.k(), b,
                    gemm.transposeB() ? gemm.k() : gemm.n(), 0, c, gemm.n());
        }

        @Override
        public float first() {
            run();
            return c.get(0);
        }

        @Override
        public void close() {
            a.close();
            b.close();
            c.close();
        }
    }
}
