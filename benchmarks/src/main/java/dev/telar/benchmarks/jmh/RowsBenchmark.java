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

import dev.telar.op.LayerNorm;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// Operations row by row.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RowsBenchmark {

    private static final LayerNorm LAYER_NORM = new LayerNorm(1, 1e-3);

    /// *rows×columns*.
    @Param({"16x3", "128x10", "128x512", "1024x1024"})
    public String shape = "16x3";

    private Tensor x = Tensor.of(0f);
    private Tensor gamma = Tensor.of(0f);

    /// Fills the matrix.
    @Setup
    public void fill() {
        String[] parts = shape.split("x");
        int rows = Integer.parseInt(parts[0]);
        int columns = Integer.parseInt(parts[1]);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 101 - 50) / 10f;
        }
        x = Tensor.of(values, Shape.of(rows, columns));
        gamma = Tensor.ones(columns);
    }

    /// Softmax of each row.
    @Benchmark
    public void softmax() {
        TensorScope.run(() -> x.softmax(-1));
    }

    /// Layer normalisation of each row.
    @Benchmark
    public void layerNorm() {
        TensorScope.run(() -> Tensor.apply(LAYER_NORM, x, gamma, gamma));
    }

    /// The sum of each column, as biases' gradients need it.
    @Benchmark
    public void sumOfColumns() {
        TensorScope.run(() -> x.sum(0));
    }
}
