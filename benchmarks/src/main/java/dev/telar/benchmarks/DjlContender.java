package dev.telar.benchmarks;

import java.util.function.Supplier;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.telar.benchmarks.works.Gemm;
import dev.telar.benchmarks.works.Library;
import dev.telar.benchmarks.works.Measuring;
import dev.telar.benchmarks.works.Network;
import dev.telar.benchmarks.works.Rows;
import dev.telar.benchmarks.works.SteppedNetwork;
import dev.telar.benchmarks.works.Work;

/// DJL's PyTorch engine as a contender.
public final class DjlContender implements Library {

    private final Engine engine = Engine.getEngine("PyTorch");

    private DjlContender() {}

    /// Does one work.
    ///
    /// @param args see [Measuring#main]
    public static void main(String[] args) {
        Measuring.main(DjlContender::new, args);
    }

    @Override
    public String settings() {
        return "DJL " + Engine.getDjlVersion() + ", PyTorch " + engine.getVersion() + ", threads: "
                + System.getProperty("ai.djl.pytorch.num_threads", "?");
    }

    @Override
    public Network network(Work work, Supplier<Rows> rows) {
        return new SteppedNetwork(work, rows.get(), new DjlNetwork(work));
    }

    @Override
    public Product product(Gemm gemm, float[] a, float[] b) {
        NDManager manager = engine.newBaseManager(ai.djl.Device.cpu());
        NDArray left = manager.create(a, gemm.transposeA() ? new Shape(gemm.k(), gemm.m()) : new Shape(gemm.m(), gemm.k()));
        NDArray right = manager.create(b, gemm.transposeB() ? new Shape(gemm.n(), gemm.k()) : new Shape(gemm.k(), gemm.n()));
        // views: PyTorch's product reads transposed matrices where they lie
        return new DjlProduct(manager, gemm.transposeA() ? left.transpose() : left,
                gemm.transposeB() ? right.transpose() : right);
    }

    private record DjlProduct(NDManager manager, NDArray a, NDArray b) implements Product {

        @Override
        public void run() {
            a.matMul(b).close();
        }

        @Override
        public float first() {
            try (NDArray c = a.matMul(b)) {
                return c.toFloatArray()[0];
            }
        }

        @Override
        public void close() {
            manager.close();
        }
    }
}
