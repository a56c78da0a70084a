package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.threads.Workers;
import dev.telar.op.ActivationKind;
import dev.telar.op.HostArray;
import dev.telar.op.Linear;
import dev.telar.op.MatMul;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProductsTest {

    private final List<SimdBackend> backends = new ArrayList<>();

    ProductsTest() {
        for (Kernels kernels : BothKernels.all()) {
            for (int threads : new int[]{1, 2, 4}) {
                backends.add(new SimdBackend(kernels, new BufferPool(), new Workers(threads)));
            }
        }
    }

    @AfterEach
    void close() {
        backends.forEach(SimdBackend::close);
    }

    @Property(tries = 60)
    void matmul_ofBatchesThatBroadcast_isTheChainOfFusedMultiplyAdds(@ForAll boolean transposeA, @ForAll boolean transposeB,
            @ForAll @IntRange(max = 3) int rank, @ForAll Random random) {
        Shape batch = Runs.shape(rank, 3, random);
        int m = random.nextInt(12);
        int n = random.nextInt(40);
        int k = random.nextInt(12);
        check(new MatMul(transposeA, transposeB),
                List.of(Runs.random(part(batch, random).concat(transposeA ? Shape.of(k, m) : Shape.of(m, k)), DType.FLOAT32,
                        random),
                        Runs.random(part(batch, random).concat(transposeB ? Shape.of(n, k) : Shape.of(k, n)), DType.FLOAT32,
                                random)));
    }

    @Test
    void matmul_thatIsCutOverThreads_isTheChainOfFusedMultiplyAdds() {
        Random random = new Random(8);
        check(new MatMul(false, false), List.of(Runs.random(Shape.of(130, 301), DType.FLOAT32, random),
                Runs.random(Shape.of(301, 117), DType.FLOAT32, random)));
        check(new MatMul(true, true), List.of(Runs.random(Shape.of(300, 17), DType.FLOAT32, random),
                Runs.random(Shape.of(1030, 300), DType.FLOAT32, random)));
        check(new MatMul(false, false), List.of(Runs.random(Shape.of(2003, 200), DType.FLOAT32, random),
                Runs.random(Shape.of(200, 11), DType.FLOAT32, random)));
        check(new MatMul(false, true), List.of(Runs.random(Shape.of(9, 64, 100), DType.FLOAT32, random),
                Runs.random(Shape.of(9, 65, 100), DType.FLOAT32, random)));
    }

    @ParameterizedTest
    @EnumSource(names = {"LINEAR", "RELU"})
    void linear_addsBiasAfterTheSumAndThenActivates(ActivationKind kind) {
        Random random = new Random(4);
        for (Shape x : List.of(Shape.of(300, 90), Shape.of(2, 5, 90), Shape.of(90), Shape.of(0, 90))) {
            for (boolean bias : new boolean[]{false, true}) {
                List<HostArray> inputs = new ArrayList<>(List.of(Runs.random(x, DType.FLOAT32, random),
                        Runs.random(Shape.of(90, 70), DType.FLOAT32, random)));
                float[] b = new float[70];
                if (bias) {
                    HostArray values = Runs.random(Shape.of(70), DType.FLOAT32, random);
                    inputs.add(values);
                    b = values.floats();
                }
                float[] expected = product(inputs.get(0).floats(), false, inputs.get(1).floats(), false, x.count() / 90, 70, 90);
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = bias ? expected[i] + b[i % 70] : expected[i];
                    expected[i] = kind == ActivationKind.RELU ? Math.max(expected[i], 0f) : expected[i];
                }
                for (SimdBackend backend : backends) {
                    assertThat(Runs.run(backend, new Linear(kind, bias), inputs).getFirst().floats()).as("%s", backend)
                            .containsExactly(expected);
                }
            }
        }
    }

    @Test
    void products_ofOtherTypes_areLeftToCore() {
        TensorSpec doubles = new TensorSpec(Shape.of(2, 2), DType.FLOAT64);
        assertThat(backends.getFirst().runs(new MatMul(false, false), List.of(doubles, doubles))).isFalse();
        assertThat(backends.getFirst().runs(new Linear(ActivationKind.RELU, false), List.of(doubles, doubles))).isFalse();
    }

    @Test
    void products_calledByManyThreads_getTheirOwnResults() throws Exception {
        SimdBackend backend = backends.getLast();
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> results = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Random random = new Random(t);
                List<HostArray> inputs = List.of(Runs.random(Shape.of(64, 200), DType.FLOAT32, random),
                        Runs.random(Shape.of(200, 200), DType.FLOAT32, random));
                float[] expected = product(inputs.get(0).floats(), false, inputs.get(1).floats(), false, 64, 200, 200);
                results.add(callers.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        assertThat(Runs.run(backend, new MatMul(false, false), inputs).getFirst().floats())
                                .containsExactly(expected);
                    }
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
        assertThat(backend.liveBytes()).isZero();
    }

    private void check(MatMul op, List<HostArray> inputs) {
        Shape result = op.infer(List.of(inputs.get(0).spec(), inputs.get(1).spec())).getFirst().shape();
        float[] expected = expected(op, inputs.get(0), inputs.get(1), result);
        for (SimdBackend backend : backends) {
            assertThat(Runs.run(backend, op, inputs).getFirst().floats()).as("%s", backend).containsExactly(expected);
            assertThat(backend.liveBytes()).isZero();
        }
    }

    /// Item by item, each from the items of A and B that its index names.
    private static float[] expected(MatMul op, HostArray a, HostArray b, Shape result) {
        int m = result.size(-2);
        int n = result.size(-1);
        int k = a.spec().shape().size(op.transposeA() ? -2 : -1);
        Shape batch = result.part(0, result.rank() - 2);
        float[] all = new float[result.count()];
        for (int item = 0; item < batch.count(); item++) {
            float[] left = item(a, batch, item, m * k);
            float[] right = item(b, batch, item, k * n);
            System.arraycopy(product(left, op.transposeA(), right, op.transposeB(), m, n, k), 0, all, item * m * n, m * n);
        }
        return all;
    }

    private static float[] item(HostArray array, Shape batch, int item, int size) {
        Shape own = array.spec().shape().part(0, array.spec().shape().rank() - 2);
        int index = 0;
        int rest = item;
        int stride = 1;
        for (int i = 1; i <= batch.rank(); i++) {
            int at = rest % batch.size(-i);
            rest /= batch.size(-i);
            if (i <= own.rank()) {
                index += own.size(-i) == 1 ? 0 : at * stride;
                stride *= own.size(-i);
            }
        }
        return java.util.Arrays.copyOfRange(array.floats(), index * size, (index + 1) * size);
    }

    private static float[] product(float[] a, boolean transposeA, float[] b, boolean transposeB, int m, int n, int k) {
        float[] c = new float[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a[transposeA ? p * m + i : i * k + p], b[transposeB ? j * k + p : p * n + j], sum);
                }
                c[i * n + j] = sum;
            }
        }
        return c;
    }

    private static Shape part(Shape batch, Random random) {
        Shape part = batch.part(random.nextInt(batch.rank() + 1), batch.rank());
        for (int i = 0; i < part.rank(); i++) {
            part = random.nextInt(3) == 0 ? part.with(i, 1) : part;
        }
        return part;
    }
}
