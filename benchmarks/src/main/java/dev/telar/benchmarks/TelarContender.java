package dev.telar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.Threads;
import dev.telar.benchmarks.works.Gemm;
import dev.telar.benchmarks.works.Library;
import dev.telar.benchmarks.works.Measuring;
import dev.telar.benchmarks.works.Network;
import dev.telar.benchmarks.works.Rows;
import dev.telar.benchmarks.works.Work;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.LayerNorm;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Softmax;
import dev.telar.optimizers.Adam;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// Telar as a contender, on the backend that is in force: everything through what its users call.
public final class TelarContender implements Library {

    private static final int NUMBERS = 4 << 20;
    private static final int FLOAT = 4;
    private static final double EPSILON = 1e-3;

    private TelarContender() {}

    /// Does one work.
    ///
    /// @param args see [Measuring#main]
    public static void main(String[] args) {
        Measuring.main(TelarContender::new, args);
    }

    @Override
    public String settings() {
        Backend backend = Backends.current();
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return "Telar, backend " + backend.name() + (vectors ? "" : " without the vector module") + ", threads: "
                + Threads.configured(backend.name()).orElse(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Network network(Work work, Supplier<Rows> rows) {
        return new FittedNetwork(work, rows);
    }

    @Override
    public Product product(Gemm gemm, float[] a, float[] b) {
        Tensor left = Tensor.of(a, gemm.transposeA() ? Shape.of(gemm.k(), gemm.m()) : Shape.of(gemm.m(), gemm.k()));
        Tensor right = Tensor.of(b, gemm.transposeB() ? Shape.of(gemm.n(), gemm.k()) : Shape.of(gemm.k(), gemm.n()));
        return new TelarProduct(left, right, new MatMul(gemm.transposeA(), gemm.transposeB()));
    }

    private record TelarProduct(Tensor a, Tensor b, MatMul op) implements Product {

        private Tensor once() {
            return op.transposeA() || op.transposeB() ? Tensor.apply(op, a, b).getFirst() : a.matmul(b);
        }

        @Override
        public void run() {
            TensorScope.run(this::once);
        }

        @Override
        public float first() {
            return once().toFloatArray()[0];
        }

        @Override
        public void close() {}
    }

    @Override
    public List<Chain> chains() {
        List<Chain> chains = new ArrayList<>();
        Tensor x = numbers(NUMBERS);
        Tensor dy = numbers(NUMBERS);
        chains.add(adam(dy));
        chains.add(chain("GELU of 4 M", 2, NUMBERS, new Activate(ActivationKind.GELU), x));
        chains.add(chain("GELU gradient of 4 M", 3, NUMBERS, new ActivateGradient(ActivationKind.GELU), dy, x));
        for (int rows : new int[]{1024, 4096}) {
            Tensor matrix = numbers(rows * 1024).reshape(rows, 1024);
            chains.add(chain("layer norm " + rows + "×1024", 2, rows * 1024, new LayerNorm(1, EPSILON), matrix, numbers(1024),
                    numbers(1024)));
            chains.add(chain("softmax " + rows + "×1024", 2, rows * 1024, new Softmax(1), matrix));
        }
        return chains;
    }

    /// Reads w, g, m and v, writes w, m and v.
    private static Chain adam(Tensor gradient) {
        Variable weights = Variable.trainable("w", numbers(NUMBERS));
        Adam adam = Adam.of();
        adam.build(List.of(weights));
        return new Chain("Adam update of 4 M", 7.0 * FLOAT * NUMBERS,
                () -> TensorScope.run(() -> adam.apply(List.of(weights), List.of(gradient))));
    }

    private static Chain chain(String name, int arrays, int numbers, Op op, Tensor... inputs) {
        return new Chain(name, (double) arrays * FLOAT * numbers, () -> TensorScope.run(() -> Tensor.apply(op, inputs)));
    }

    private static Tensor numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (i % 1000 - 500) / 200f;
        }
        return Tensor.of(numbers);
    }
}
