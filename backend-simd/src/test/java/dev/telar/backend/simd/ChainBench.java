package dev.telar.backend.simd;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.memory.SimdStorage;
import dev.telar.backend.simd.ops.Engine;
import dev.telar.backend.simd.ops.Fusions;
import dev.telar.backend.simd.scalar.ScalarKernels;
import dev.telar.backend.simd.threads.Workers;
import dev.telar.op.ActivateGradient;
import dev.telar.op.Activate;
import dev.telar.op.ActivationKind;
import dev.telar.op.AdamUpdate;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Fused;
import dev.telar.op.Graph;
import dev.telar.op.LayerNorm;
import dev.telar.op.Op;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Softmax;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Prints how near operations that are bound by memory come to its bandwidth, and what a call on a small tensor costs: the best of many rounds, in which all
/// take turns. A program to run by hand, not a test: `java --add-modules jdk.incubator.vector -cp … dev.telar.backend.simd.ChainBench [scalar]`.
final class ChainBench {

    private static final int LARGE = 1 << 22;

    /// @param bytes what has to be read and written at least
    private record Case(String name, double bytes, Runnable run) {}

    private final SimdBackend backend;
    private final Kernels kernels;
    private final Workers workers;
    private final Random random = new Random(1);
    private final List<Case> cases = new ArrayList<>();

    private ChainBench(Kernels kernels, int threads) {
        this.kernels = kernels;
        this.workers = new Workers(threads);
        this.backend = new SimdBackend(kernels, new BufferPool(), workers);
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        Kernels kernels = args.length > 0 && args[0].equals("scalar") ? new ScalarKernels() : KernelChoice.choose();
        String only = args.length > 1 ? args[1] : "";
        for (int threads : new int[]{1, 2}) {
            ChainBench bench = new ChainBench(kernels, threads);
            System.out.println(bench.backend);
            bench.add();
            bench.cases.removeIf(c -> !c.name.startsWith("memory") && !c.name.matches(".*(" + only + ").*"));
            Map<String, Double> best = bench.best(8);
            double bandwidth = bench.cases.stream().filter(c -> c.name.startsWith("memory"))
                    .mapToDouble(c -> c.bytes / best.get(c.name)).max().orElseThrow();
            for (Case c : bench.cases) {
                double ns = best.get(c.name);
                System.out.println(String.format(Locale.ROOT, "%-28s %10.2f us %8.1f GB/s %6.2f of memory %8.0f bytes a call",
                        c.name, ns / 1e3, c.bytes / ns,
                        c.bytes / ns / bandwidth, allocated(c.run)));
            }
            bench.backend.close();
        }
    }

    private void add() {
        Storage a = random(Shape.of(LARGE));
        Storage b = random(Shape.of(LARGE));
        float[] p = ((SimdStorage) a).floats();
        float[] q = ((SimdStorage) b).floats();
        cases.add(new Case("memory: scale in place", 8.0 * LARGE,
                () -> workers.split(LARGE, 1 << 15, (from, to) -> scale(p, from, to))));
        cases.add(new Case("memory: add in place", 12.0 * LARGE,
                () -> workers.split(LARGE, 1 << 15, (from, to) -> addTo(p, q, from, to))));
        cases.add(new Case("memory: copy", 8.0 * LARGE,
                () -> workers.split(LARGE, 1 << 15, (from, to) -> System.arraycopy(p, from, q, from, to - from))));
        Storage m = random(Shape.of(LARGE));
        Storage v = random(Shape.of(LARGE));
        Storage rate = backend.upload(new TensorSpec(Shape.scalar(), DType.FLOAT32), MemorySegment.ofArray(new float[]{1e-4f}));
        add("adam 4M", 28.0 * LARGE, new AdamUpdate(0.9, 0.999, 1e-7, false), List.of(a, b, rate, m, v), List.of(a, m, v));
        add("sgd 4M", 12.0 * LARGE, new SgdUpdate(0, false), List.of(a, b, rate), List.of(a));
        add("add 4M", 12.0 * LARGE, new Binary(BinaryKind.ADD), List.of(a, b), List.of(m));
        Storage u = random(Shape.of(LARGE));
        Storage d = random(Shape.of(LARGE));
        add("gelu 4M", 8.0 * LARGE, new Activate(ActivationKind.GELU), List.of(u), List.of(m));
        add("gelu gradient 4M", 12.0 * LARGE, new ActivateGradient(ActivationKind.GELU), List.of(u, d), List.of(m));
        Storage logits = random(Shape.of(128, 10));
        add("softmax 128x10", 10240, new Softmax(1), List.of(logits), List.of(random(Shape.of(128, 10))));
        for (int rows : new int[]{1024, 4096}) {
            Storage x = random(Shape.of(rows, 1024));
            Storage y = random(Shape.of(rows, 1024));
            Storage gamma = random(Shape.of(1024));
            double bytes = 8.0 * rows * 1024;
            add("softmax " + rows + "x1024", bytes, new Softmax(1), List.of(x), List.of(y));
            add("layerNorm " + rows + "x1024", bytes, new LayerNorm(1, 1e-3), List.of(x, gamma, gamma), List.of(y));
        }
        Storage x = random(Shape.of(16, 16));
        Storage y = random(Shape.of(16, 16));
        Storage z = random(Shape.of(16, 16));
        Storage row = random(Shape.of(16));
        add("16x16 add", 3072, new Binary(BinaryKind.ADD), List.of(x, y), List.of(z));
        add("16x16 add row", 3072, new Binary(BinaryKind.ADD), List.of(x, row), List.of(z));
        chain(List.of(x, y, row), z);
        add("16x16 relu", 2048, new Activate(ActivationKind.RELU), List.of(x), List.of(z));
        add("16x16 softmax", 2048, new Softmax(1), List.of(x), List.of(z));
        add("16x16 layerNorm", 2048, new LayerNorm(1, 1e-3), List.of(x, row, row), List.of(z));
        add("16x16 sgd", 3072, new SgdUpdate(0, false), List.of(x, y, rate), List.of(z));
        add("16x16 adam", 7168, new AdamUpdate(0.9, 0.999, 1e-7, false), List.of(x, y, rate, z, z), List.of(x, z, z));
    }

    /// A chain of three operations, ready to run.
    private void chain(List<Storage> inputs, Storage result) {
        Graph.Builder builder = new Graph.Builder();
        inputs.forEach(input -> builder.input(input.spec()));
        int sum = builder.add(new Binary(BinaryKind.ADD), 0, 1);
        int square = builder.add(new Binary(BinaryKind.MUL), sum, sum);
        Graph body = builder.build(builder.add(new Binary(BinaryKind.MAX), square, 2));
        Invocation call = new Invocation(new Fused(body), inputs, body.outputSpecs(), List.of(result));
        Engine engine = new Engine(kernels, new BufferPool(), workers);
        cases.add(new Case(body.inputs().getFirst().shape() + " chain", 3072, Fusions.bind(new Fused(body), call, engine)));
    }

    private void add(String name, double bytes, Op op, List<Storage> inputs, List<Storage> results) {
        List<TensorSpec> specs = inputs.stream().map(Storage::spec).toList();
        if (backend.runs(op, specs)) {
            Invocation call = new Invocation(op, inputs, op.infer(specs), results);
            cases.add(new Case(name, bytes, () -> backend.execute(call)));
        }
    }

    private static void scale(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = x[i] * 1.0000001f;
        }
    }

    private static void addTo(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = x[i] + y[i];
        }
    }

    private Storage random(Shape shape) {
        float[] values = new float[shape.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return backend.upload(new TensorSpec(shape, DType.FLOAT32), MemorySegment.ofArray(values));
    }

    private Map<String, Double> best(int rounds) {
        Map<String, Double> best = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Case c : cases) {
                int calls = (int) Math.max(1, 2e6 / c.bytes);
                long end = System.nanoTime() + (round == 0 ? 300_000_000L : 60_000_000L);
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    for (int i = 0; i < calls; i++) {
                        c.run.run();
                    }
                    best.merge(c.name, (System.nanoTime() - start) / (double) calls, Math::min);
                }
            }
        }
        return best;
    }

    private static double allocated(Runnable run) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            run.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / 100.0;
    }
}
