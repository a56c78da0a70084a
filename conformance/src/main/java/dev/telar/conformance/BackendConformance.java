package dev.telar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import dev.telar.autograd.Autograd;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.op.ActivationKind;
import dev.telar.op.HostArray;
import dev.telar.op.Linear;
import dev.telar.op.Op;
import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// The contract of a backend. A backend's author extends this class in a test and says how to make the backend:
///
///     class MyBackendTest extends BackendConformance {
///         @Override protected Backend createBackend() { return new MyBackend(); }
///     }
///
/// Every operation runs through core on the backend, natively, decomposed or on the host, and is compared with the reference backend in FLOAT64; the
/// bounds and their derivation stand in `Tolerances`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendConformance {

    private Backend backend;

    /// For subclasses.
    @SuppressWarnings("NullAway.Init")
    protected BackendConformance() {}

    /// Makes the backend under test; it is closed after the last test.
    protected abstract Backend createBackend();

    @BeforeAll
    void open() {
        backend = createBackend();
    }

    @AfterAll
    void close() {
        backend.close();
    }

    @TestFactory
    Stream<DynamicTest> creation() {
        return checks(PrimitiveCases.creations());
    }

    @TestFactory
    Stream<DynamicTest> elementwise() {
        return checks(PrimitiveCases.elementwise());
    }

    @TestFactory
    Stream<DynamicTest> comparison() {
        return checks(PrimitiveCases.comparisons());
    }

    @TestFactory
    Stream<DynamicTest> reduction() {
        return checks(PrimitiveCases.reductions());
    }

    @TestFactory
    Stream<DynamicTest> matmul() {
        return checks(PrimitiveCases.products());
    }

    @TestFactory
    Stream<DynamicTest> movement() {
        return checks(StructureCases.movements());
    }

    @TestFactory
    Stream<DynamicTest> indexing() {
        return checks(StructureCases.indexing());
    }

    @TestFactory
    Stream<DynamicTest> composites() {
        return checks(StructureCases.composites());
    }

    /// The gradient of a weighted sum of each composite's first result, with respect to every floating input, against the same in FLOAT64.
    @TestFactory
    Stream<DynamicTest> gradients() {
        return StructureCases.composites().stream().filter(Gradients::isSmooth)
                .map(c -> DynamicTest.dynamicTest("gradient of " + c.title(),
                        () -> Backends.use(backend, () -> Gradients.check(c))));
    }

    @TestFactory
    Stream<DynamicTest> transfer() {
        return PrimitiveCases.transfers().stream().map(values -> DynamicTest.dynamicTest("transfer " + values.spec(),
                () -> assertThat(Backends.use(backend, () -> Tensor.of(values).toHost()).data().mismatch(values.data()))
                        .isEqualTo(-1)));
    }

    private Stream<DynamicTest> checks(List<Case> cases) {
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.title(), () -> Oracle.check(c, backend)));
    }

    @Test
    void everyOperationAndKind_hasACase() {
        assertThat(Coverage.missing()).isEmpty();
    }

    @Test
    void results_ofTheSameCall_areTheSameBits() {
        Backends.use(backend, () -> {
            Tensor x = Tensor.of(Values.normal(1, 70, 90));
            Tensor w = Tensor.of(Values.normal(2, 90, 33));
            float[] first = x.matmul(w).sigmoid().softmax(1).sum(0).toFloatArray();
            for (int i = 0; i < 20; i++) {
                assertThat(x.matmul(w).sigmoid().softmax(1).sum(0).toFloatArray()).isEqualTo(first);
            }
        });
    }

    @Test
    void row_alone_hasTheBitsOfTheRowInABatch() {
        Backends.use(backend, () -> {
            Tensor x = Tensor.of(Values.normal(1, 61, 130));
            Tensor w = Tensor.of(Values.normal(2, 130, 35));
            Tensor b = Tensor.of(Values.normal(3, 35));
            Linear linear = new Linear(ActivationKind.TANH, true);
            Tensor all = Tensor.apply(linear, x, w, b).getFirst().softmax(1);
            for (int row : new int[]{0, 1, 30, 60}) {
                Tensor one = Tensor.apply(linear, x.slice(0, row, row + 1), w, b).getFirst().softmax(1);
                assertThat(one.toFloatArray()).isEqualTo(all.slice(0, row, row + 1).toFloatArray());
            }
        });
    }

    @Test
    void views_areReadAsTheirOwnValues() {
        Backends.use(backend, () -> {
            Tensor x = Tensor.of(Values.normal(1, 6, 8, 10));
            Tensor view = x.transpose(2, 0, 1).slice(0, 1, 9, 3).reverse(1).reshape(3, 48);
            Tensor copy = Tensor.of(view.toHost());
            assertThat(view.exp().toFloatArray()).isEqualTo(copy.exp().toFloatArray());
            assertThat(view.sum(1).toFloatArray()).isEqualTo(copy.sum(1).toFloatArray());
            assertThat(view.matmul(view, false, true).toFloatArray()).isEqualTo(copy.matmul(copy, false, true).toFloatArray());
            assertThat(x.toFloatArray()).isEqualTo(Values.normal(1, 6, 8, 10).floats());
        });
    }

    @Test
    void integerDivision_byZero_isAnError() {
        Backends.use(backend, () -> {
            assertThatThrownBy(() -> Tensor.of(1, 2).divide(Tensor.of(1, 0))).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> Tensor.of(1, 2).mod(Tensor.of(1, 0))).isInstanceOf(ArithmeticException.class);
        });
    }

    @Test
    void index_outOfBounds_isAnError() {
        Backends.use(backend, () -> {
            Tensor x = Tensor.of(Values.normal(1, 3, 4));
            for (int index : new int[]{-1, 3, Integer.MAX_VALUE}) {
                assertThatThrownBy(() -> x.gather(Tensor.of(0, index), 0)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> x.scatterAdd(Tensor.of(index), Tensor.of(Values.normal(1, 1, 4)), 0))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
        });
    }

    @Test
    void scope_whenItCloses_givesItsBytesBack() {
        Backends.use(backend, () -> {
            Variable w = Variable.trainable("w", Tensor.of(Values.normal(1, 64, 64)));
            TensorScope.run(() -> step(w));
            long before = backend.liveBytes();
            for (int i = 0; i < 200; i++) {
                TensorScope.run(() -> step(w));
            }
            assertThat(backend.liveBytes()).isLessThanOrEqualTo(before + 2L * 64 * 64 * Float.BYTES);
        });
    }

    private static void step(Variable w) {
        Tensor loss = w.get().matmul(w.get()).tanh().sum();
        w.set(w.get().subtract(w.get().multiply(1e-3)).add(loss.multiply(0)));
    }

    @Test
    void tensor_afterItsScope_isAnErrorAndNeverAWrongNumber() {
        Backends.use(backend, () -> {
            List<Tensor> kept = new ArrayList<>();
            TensorScope.run(() -> kept.add(Tensor.of(Values.normal(1, 5)).exp()));
            assertThatThrownBy(() -> kept.getFirst().toFloatArray()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("TensorScope");
        });
    }

    @Test
    void threads_atTheSameTime_getTheResultsOfOne() throws Exception {
        float[] expected = Backends.use(backend, BackendConformance::work);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<float[]>> futures = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                futures.add(pool.submit(() -> Backends.use(backend, BackendConformance::work)));
            }
            for (Future<float[]> future : futures) {
                assertThat(future.get()).isEqualTo(expected);
            }
        }
    }

    private static float[] work() {
        Tensor x = Tensor.of(Values.normal(1, 100, 200));
        List<float[]> result = new ArrayList<>();
        TensorScope.run(() -> {
            Tensor y = x.matmul(x, true, false).multiply(0.01).gelu().softmax(1);
            result.add(y.sum(0).exp().toFloatArray());
        });
        return result.getFirst();
    }

    @Test
    void training_ofASmallNetwork_followsTheReference() {
        double[] reference = Backends.use(Backends.get("reference"), BackendConformance::losses);
        double[] actual = Backends.use(backend, BackendConformance::losses);
        for (int i = 0; i < reference.length; i++) {
            assertThat(Math.abs(actual[i] - reference[i]) / reference[i]).as("step %d: %s against %s", i, actual[i], reference[i])
                    .isLessThan(1e-5);
        }
    }

    private static double[] losses() {
        Variable first = Variable.trainable("first", Tensor.of(Values.normal(1, 20, 32)).multiply(0.2));
        Variable second = Variable.trainable("second", Tensor.of(Values.normal(2, 32, 5)).multiply(0.2));
        Tensor x = Tensor.of(Values.normal(3, 64, 20));
        Tensor labels = Tensor.of(Values.indices(4, 5, 64)).oneHot(5, DType.FLOAT32);
        double[] losses = new double[20];
        for (int i = 0; i < losses.length; i++) {
            var result = Autograd.valueAndGradients(List.of(first, second), () -> {
                Tensor hidden = Tensor.apply(new Linear(ActivationKind.SIGMOID, false), x, first.get()).getFirst();
                return hidden.matmul(second.get()).logSoftmax(1).multiply(labels).sum(1).mean().negate();
            });
            losses[i] = result.value().item();
            first.set(first.get().subtract(result.gradients().get(0).multiply(0.5)));
            second.set(second.get().subtract(result.gradients().get(1).multiply(0.5)));
        }
        return losses;
    }

    @Test
    void backend_saysWhatItIs() {
        assertThat(backend.name()).matches("[a-z0-9-]+");
        assertThat(backend.device()).isNotNull();
        assertThat(backend.opset()).isBetween(1, Op.OPSET);
        assertThat(backend.supports(DType.FLOAT32)).isTrue();
        HostArray values = Values.normal(1, 3);
        assertThat(Backends.use(backend, () -> Tensor.of(values).place().name())).isEqualTo(backend.name());
    }
}
