package dev.telar.benchmarks.jmh;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import dev.telar.benchmarks.works.Gemm;
import dev.telar.op.MatMul;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// Matrix products of many shapes, the result released at once.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MatMulBenchmark {

    /// *m×k×n*, and which of the two is stored the other way.
    @Param({"128x784x512", "784x128x512 A", "128x512x784 B", "512x512x512", "128x512x10", "1x784x512", "16x16x16", "4x4x4"})
    public String shape = "4x4x4";

    private Tensor a = Tensor.of(0f);
    private Tensor b = Tensor.of(0f);
    private MatMul op = new MatMul(false, false);

    /// Fills the matrices.
    @Setup
    public void fill() {
        String[] parts = shape.split("[x ]");
        boolean transposeA = shape.endsWith("A");
        boolean transposeB = shape.endsWith("B");
        Gemm gemm = new Gemm(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), transposeA,
                transposeB);
        a = Tensor.of(gemm.a(), transposeA ? Shape.of(gemm.k(), gemm.m()) : Shape.of(gemm.m(), gemm.k()));
        b = Tensor.of(gemm.b(), transposeB ? Shape.of(gemm.n(), gemm.k()) : Shape.of(gemm.k(), gemm.n()));
        op = new MatMul(transposeA, transposeB);
    }

    /// One product.
    @Benchmark
    public void matmul() {
        TensorScope.run(() -> Tensor.apply(op, a, b));
    }
}
