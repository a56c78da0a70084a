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

import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// Operations number by number: of 4 numbers, where nothing counts but the call, of what fits the first-level cache, and of what fits none.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ElementwiseBenchmark {

    /// How many numbers.
    @Param({"4", "4096", "4194304"})
    public int size = 4;

    private Tensor x = Tensor.of(0f);
    private Tensor y = Tensor.of(0f);

    /// Fills the inputs.
    @Setup
    public void fill() {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (i % 100 - 50) / 10f;
        }
        x = Tensor.of(values, Shape.of(size));
        y = Tensor.of(values, Shape.of(size));
    }

    /// x + y.
    @Benchmark
    public void add() {
        TensorScope.run(() -> x.add(y));
    }

    /// 0.5 x + y, two operations.
    @Benchmark
    public void scaleAndAdd() {
        TensorScope.run(() -> x.multiply(0.5).add(y));
    }

    /// eˣ.
    @Benchmark
    public void exp() {
        TensorScope.run(() -> x.exp());
    }

    /// tanh x.
    @Benchmark
    public void tanh() {
        TensorScope.run(() -> x.tanh());
    }

    /// 1 / (1 + e⁻ˣ).
    @Benchmark
    public void sigmoid() {
        TensorScope.run(() -> x.sigmoid());
    }

    /// The sum of all.
    @Benchmark
    public void sum() {
        TensorScope.run(() -> x.sum());
    }
}
