package dev.telar.backend.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.telar.backend.Backends;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.error.BackendException;
import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.op.HostFunction;
import dev.telar.op.Sort;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CustomOperation;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

class HostFallbackTest {

    private final FloatOnlyBackend backend = new FloatOnlyBackend();

    @AfterEach
    void close() {
        backend.close();
    }

    private Tensor floats(float... values) {
        return Backends.use(backend, () -> Tensor.of(values));
    }

    @Test
    void primitive_thatTheBackendDeclines_runsOnTheHost() {
        Tensor sorted = floats(3, 1, 2).sort(0);

        assertThat(sorted.place()).isSameAs(backend);
        assertThat(sorted.toFloatArray()).containsExactly(1, 2, 3);
        assertThat(backend.executed).noneMatch(Sort.class::isInstance);
    }

    @Test
    void tensors_ofATypeThatTheBackendLacks_workUnchanged() {
        Tensor x = floats(3, 1, 2);

        Tensor order = x.argSort(0);
        Tensor mask = x.greater(1.5);
        Tensor picked = Tensor.where(mask, x.gather(order.add(0), 0), x.like(9));

        assertThat(order.dtype()).isEqualTo(DType.INT32);
        assertThat(order.place()).isSameAs(backend);
        assertThat(order.toIntArray()).containsExactly(1, 2, 0);
        assertThat(mask.toBooleanArray()).containsExactly(true, false, true);
        assertThat(picked.toFloatArray()).containsExactly(1, 9, 3);
        assertThat(x.cast(DType.FLOAT64).exp().log().cast(DType.FLOAT32).round().toFloatArray()).containsExactly(3, 1, 2);
    }

    @Test
    void operation_thatTheBackendRuns_runsThere() {
        Tensor x = floats(3, 1, 2);

        assertThat(x.negate().toFloatArray()).containsExactly(-3, -1, -2);
        assertThat(backend.executed).containsExactly(new Unary(UnaryKind.NEG));
    }

    @Test
    void composite_thatTheBackendDeclines_isDecomposed() {
        assertThat(floats(1, 1).softmax(0).toFloatArray()).containsExactly(0.5f, 0.5f);
        assertThat(floats(1, 5, 3).topK(2).get(1).toIntArray()).containsExactly(1, 2);
    }

    @Test
    void scope_thatCloses_releasesEachNativeStorageOnce() {
        TensorScope.run(() -> floats(1, 2).add(floats(3, 4)).sort(0).greater(0));

        assertThat(backend.released).isGreaterThanOrEqualTo(4);
        assertThat(backend.liveBytes()).isZero();
    }

    @Test
    void operationThatABackendForgot_namesOperationBackendAndVersions() {
        String message = "backend floats was written for operations of version 1 and yet does not know %s of version 1:"
                + " its switch must end with a default that declines";

        assertThatThrownBy(() -> floats(1).tan()).isInstanceOf(BackendException.class).hasMessage(message.formatted("tan"))
                .hasCauseInstanceOf(MatchException.class);
        assertThatThrownBy(() -> floats(1).atan()).isInstanceOf(BackendException.class).hasMessage(message.formatted("atan"));
    }

    /// x + x, and as new as the test wants it.
    private record Doubled(int since) implements CustomOperation {

        @Override
        public String name() {
            return "doubled";
        }

        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return inputs;
        }

        @Override
        public List<Tensor> decompose(List<Tensor> inputs) {
            return List.of(inputs.getFirst().add(inputs.getFirst()));
        }
    }

    @Test
    void operation_newerThanTheBackend_isNotAskedFor() {
        assertThat(Tensor.apply(new Doubled(1), floats(3)).getFirst().toFloatArray()).containsExactly(6);
        assertThat(Tensor.apply(new Doubled(2), floats(3)).getFirst().toFloatArray()).containsExactly(6);
        assertThat(backend.asked).contains(new Doubled(1)).doesNotContain(new Doubled(2));
    }

    @Test
    void tensors_thatOutliveTheirScope_areReleasedOnceTheCollectorFindsThem() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            TensorScope.tensor(() -> floats(1, 2).exp());
            Variable.state("v", TensorScope.tensor(() -> floats(1, 2)));
        }
        Backends.use(backend, () -> TensorScope.run(() -> Variable.trainable("w", floats(3)).set(floats(4))));

        for (int i = 0; i < 200 && backend.liveBytes() > 0; i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertThat(backend.released).isEqualTo(10 * 3 + 2);
        assertThat(backend.liveBytes()).isZero();
    }

    @Test
    void tensors_ofTwoBackends_doNotMixUntilMoved() {
        try (ReferenceBackend other = new ReferenceBackend()) {
            Tensor x = floats(1, 2);
            Tensor y = Backends.use(other, () -> Tensor.of(3f, 4f));

            assertThatThrownBy(() -> x.add(y)).isInstanceOf(BackendException.class)
                    .hasMessage("add: tensors of two backends, floats and reference; move one of them: tensor.to(backend)");
            assertThat(x.add(y.to(backend)).toFloatArray()).containsExactly(4, 6);
            assertThat(x.to(backend)).isSameAs(x);
        }
    }

    private static HostCall host(HostFunction function, TensorSpec... results) {
        return new HostCall("twice", function, List.of(results));
    }

    @Test
    void hostCall_onAnyBackend_getsAndGivesHostArrays() {
        HostCall twice = host(in -> {
            float[] values = in.getFirst().floats().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= 2;
            }
            return List.of(HostArray.of(in.getFirst().spec().shape(), values), HostArray.of(Shape.scalar(), new int[]{7}));
        }, new TensorSpec(Shape.of(2), DType.FLOAT32), new TensorSpec(Shape.scalar(), DType.INT32));

        List<Tensor> results = Tensor.apply(twice, floats(1, 2));

        assertThat(results.get(0).toFloatArray()).containsExactly(2, 4);
        assertThat(results.get(1).toIntArray()).containsExactly(7);
        assertThat(Tensor.apply(twice, Tensor.of(1f, 2f)).getFirst().toFloatArray()).containsExactly(2, 4);
    }

    @Test
    void hostCall_withOtherResultsThanDeclared_isAnError() {
        TensorSpec declared = new TensorSpec(Shape.of(2), DType.FLOAT32);
        Tensor x = floats(1, 2);

        assertThatThrownBy(() -> Tensor.apply(host(_ -> List.of(), declared), x)).isInstanceOf(IllegalStateException.class)
                .hasMessage("host call twice: declares 1 results, its function gave 0");
        assertThatThrownBy(() -> Tensor.apply(host(_ -> List.of(HostArray.of(Shape.of(2), new int[2])), declared), x))
                .isInstanceOf(DTypeException.class)
                .hasMessage("host call twice: result 0 is declared as FLOAT32 (2,), its function gave INT32 (2,)");
        assertThatThrownBy(() -> Tensor.apply(host(_ -> List.of(HostArray.of(Shape.of(1, 2), new float[2])), declared), x))
                .isInstanceOf(ShapeException.class)
                .hasMessage("host call twice: result 0 is declared as FLOAT32 (2,), its function gave FLOAT32 (1, 2)");
    }
}
