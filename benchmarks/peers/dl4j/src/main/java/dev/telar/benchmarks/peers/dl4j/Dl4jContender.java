package dev.telar.benchmarks.peers.dl4j;

import java.util.Objects;
import java.util.function.Supplier;

import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import dev.telar.benchmarks.works.Gemm;
import dev.telar.benchmarks.works.Library;
import dev.telar.benchmarks.works.Measuring;
import dev.telar.benchmarks.works.Network;
import dev.telar.benchmarks.works.Rows;
import dev.telar.benchmarks.works.SteppedNetwork;
import dev.telar.benchmarks.works.Work;

/// Deeplearning4j as a contender.
public final class Dl4jContender implements Library {

    private Dl4jContender() {
        System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false");
        Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
        Nd4j.getMemoryManager().togglePeriodicGc(false);
    }

    /// Does one work.
    ///
    /// @param args see [Measuring#main]
    public static void main(String[] args) {
        Measuring.main(Dl4jContender::new, args);
    }

    @Override
    public String settings() {
        return "Deeplearning4j 1.0.0-M2.1, OMP_NUM_THREADS=" + variable("OMP_NUM_THREADS") + ", GOMP_SPINCOUNT="
                + variable("GOMP_SPINCOUNT")
                + ", OPENBLAS_CORETYPE=" + variable("OPENBLAS_CORETYPE") + ", no periodic GC";
    }

    private static String variable(String name) {
        return Objects.requireNonNullElse(System.getenv(name), "(not set)");
    }

    @Override
    public Network network(Work work, Supplier<Rows> rows) {
        return new SteppedNetwork(work, rows.get(), new Dl4jNetwork(work));
    }

    @Override
    public Product product(Gemm gemm, float[] a, float[] b) {
        INDArray left = Nd4j.create(a, gemm.transposeA() ? new long[]{gemm.k(), gemm.m()} : new long[]{gemm.m(), gemm.k()}, 'c');
        INDArray right = Nd4j.create(b, gemm.transposeB() ? new long[]{gemm.n(), gemm.k()} : new long[]{gemm.k(), gemm.n()}, 'c');
        // C in column-major order is what the library computes without a copy
        return new Multiplication(gemm.transposeA() ? left.transpose() : left, gemm.transposeB() ? right.transpose() : right,
                Nd4j.createUninitialized(DataType.FLOAT, new long[]{gemm.m(), gemm.n()}, 'f'));
    }

    private record Multiplication(INDArray a, INDArray b, INDArray c) implements Product {

        @Override
        public void run() {
            a.mmuli(b, c);
        }

        @Override
        public float first() {
            return a.mmuli(b, c).getFloat(0, 0);
        }

        @Override
        public void close() {}
    }
}
