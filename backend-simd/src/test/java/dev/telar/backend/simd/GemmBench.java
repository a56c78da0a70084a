package dev.telar.backend.simd;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Random;

import dev.telar.backend.Invocation;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.backend.simd.scalar.ScalarKernels;
import dev.telar.backend.simd.threads.Workers;
import dev.telar.op.MatMul;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Prints GFLOP/s of products, the best of many short runs. A program to run by hand, not a test:
/// `java --add-modules jdk.incubator.vector -cp … dev.telar.backend.simd.GemmBench [scalar]`.
final class GemmBench {

    private record Case(String name, int m, int k, int n, boolean transposeA, boolean transposeB) {}

    private static final Case[] CASES = {new Case("NN", 128, 784, 512, false, false),
            new Case("TN", 784, 128, 512, true, false), new Case("NT", 128, 512, 784, false, true),
            new Case("NN", 512, 512, 512, false, false), new Case("NN", 1024, 1024, 1024, false, false),
            new Case("NN", 128, 512, 10, false, false), new Case("TN", 512, 128, 10, true, false),
            new Case("NT", 128, 10, 512, false, true), new Case("NN", 1, 784, 512, false, false),
            new Case("NN", 8, 784, 512, false, false), new Case("NN", 32, 784, 512, false, false),
            new Case("NN", 16, 4, 16, false, false), new Case("NN", 16, 16, 16, false, false),
            new Case("NN", 16, 16, 3, false, false)};

    private GemmBench() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        Kernels kernels = args.length > 0 ? new ScalarKernels() : KernelChoice.choose();
        for (int threads : new int[]{1, 2}) {
            try (Workers workers = new Workers(threads)) {
                SimdBackend backend = new SimdBackend(kernels, new BufferPool(), workers);
                System.out.println(backend);
                for (Case c : CASES) {
                    run(backend, c, System.out);
                }
            }
        }
    }

    private static void run(SimdBackend backend, Case c, PrintStream out) {
        TensorSpec a = spec(c.transposeA ? c.k : c.m, c.transposeA ? c.m : c.k);
        TensorSpec b = spec(c.transposeB ? c.n : c.k, c.transposeB ? c.k : c.n);
        Invocation call = new Invocation(new MatMul(c.transposeA, c.transposeB),
                java.util.List.of(random(backend, a), random(backend, b)), java.util.List.of(spec(c.m, c.n)));
        double flops = 2.0 * c.m * c.k * c.n;
        int calls = (int) Math.max(1, 4e6 / flops);
        double best = Double.MAX_VALUE;
        long end = System.nanoTime() + 700_000_000L;
        for (int round = 0; System.nanoTime() < end && round < 20_000; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                backend.release(backend.execute(call).getFirst());
            }
            best = Math.min(best, (System.nanoTime() - start) / (double) calls);
        }
        out.println(String.format(Locale.ROOT, "%s %4d x %4d x %4d: %10.2f us %7.1f GFLOP/s", c.name, c.m, c.k, c.n, best / 1e3,
                flops / best));
    }

    private static TensorSpec spec(int rows, int columns) {
        return new TensorSpec(Shape.of(rows, columns), DType.FLOAT32);
    }

    private static SimdStorage random(SimdBackend backend, TensorSpec spec) {
        float[] values = new float[spec.shape().count()];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return (SimdStorage) backend.upload(spec, java.lang.foreign.MemorySegment.ofArray(values));
    }
}
