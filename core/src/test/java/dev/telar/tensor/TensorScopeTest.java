package dev.telar.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import dev.telar.backend.Backends;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.shape.DType;

class TensorScopeTest {

    @Test
    void tensor_usedAfterItsScope_isAnErrorThatSaysHowToKeepIt() {
        Tensor[] leaked = new Tensor[1];
        TensorScope.run(() -> leaked[0] = Tensor.of(1f, 2f));

        assertThatThrownBy(() -> leaked[0].add(1)).isInstanceOf(IllegalStateException.class)
                .hasMessage("tensor FLOAT32 (2,) was used after the TensorScope that made it had closed;"
                        + " return it from the scope or keep it with TensorScope.keep");
        assertThatThrownBy(() -> leaked[0].toFloatArray()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Variable.state("v", leaked[0])).isInstanceOf(IllegalStateException.class)
                .hasMessage("tensor FLOAT32 (2,) was given to a variable after its TensorScope had closed");
        assertThatThrownBy(() -> TensorScope.run(() -> TensorScope.keep(leaked[0]))).isInstanceOf(IllegalStateException.class)
                .hasMessage("tensor FLOAT32 (2,) was kept after the TensorScope that made it had closed");
    }

    @Test
    void tensors_returnedOrKept_outliveTheScope() {
        Tensor[] kept = new Tensor[1];

        Tensor returned = TensorScope.tensor(() -> {
            kept[0] = TensorScope.keep(Tensor.of(5f));
            return Tensor.of(1f).add(1);
        });

        assertThat(returned.item()).isEqualTo(2);
        assertThat(kept[0].item()).isEqualTo(5);
    }

    @Test
    void tensor_thatLeavesAnInnerScope_belongsToTheOuterOne() {
        Tensor[] inner = new Tensor[2];
        TensorScope.run(() -> {
            inner[0] = TensorScope.tensor(() -> {
                inner[1] = Tensor.of(1f);
                return inner[1].add(1);
            });
            assertThat(inner[0].item()).isEqualTo(2);
            assertThatThrownBy(() -> inner[1].item()).isInstanceOf(IllegalStateException.class);
        });

        assertThatThrownBy(() -> inner[0].item()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void scope_thatEndsByAnError_releasesWhatItMade() {
        Tensor[] made = new Tensor[1];
        assertThatThrownBy(() -> TensorScope.run(() -> {
            made[0] = Tensor.of(1f);
            throw new IllegalArgumentException("stop");
        })).hasMessage("stop");

        assertThatThrownBy(() -> made[0].item()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void scopes_ofManySteps_leaveNoBytesBehind() {
        try (ReferenceBackend backend = new ReferenceBackend()) {
            Backends.use(backend, () -> {
                Variable v = Variable.trainable("v", TensorScope.tensor(() -> Tensor.zeros(100)));
                for (int i = 0; i < 50; i++) {
                    TensorScope.run(() -> v.set(v.get().add(1).multiply(1)));
                }
                // the value of the 50th step, and the first one as long as the collector has not come by
                assertThat(backend.liveBytes()).isBetween(400L, 800L);
                TensorScope.run(() -> assertThat(v.get().toFloatArray()).hasSize(100).containsOnly(50));
            });
        }
    }

    @Test
    void variable_setInsideAScope_keepsItsValue() {
        Variable v = Variable.trainable("w", Tensor.of(1f, 2f));

        TensorScope.run(() -> v.set(v.get().add(1)));

        assertThat(v.get().toFloatArray()).containsExactly(2, 3);
    }

    @Test
    void variable_readBeforeItIsSet_keepsTheOldValue() {
        Variable v = Variable.trainable("w", Tensor.of(1f));
        Tensor outside = v.get();
        TensorScope.run(() -> {
            Tensor inside = v.get();
            v.set(Tensor.of(2f));
            assertThat(inside.item()).isEqualTo(1);
        });

        assertThat(outside.item()).isEqualTo(1);
        assertThat(v.get().item()).isEqualTo(2);
    }

    @Test
    void variable_ofAnotherShapeOrType_isRefused() {
        Variable v = Variable.trainable("w", Tensor.of(1f));

        assertThatThrownBy(() -> v.set(Tensor.of(1f, 2f))).isInstanceOf(ShapeException.class)
                .hasMessage("variable w: has shape (1,), given (2,)");
        assertThatThrownBy(() -> v.set(Tensor.of(1))).isInstanceOf(DTypeException.class)
                .hasMessage("variable w: has type FLOAT32, given INT32");
        assertThatThrownBy(() -> Variable.trainable("i", Tensor.of(1))).isInstanceOf(DTypeException.class)
                .hasMessage("variable i: a trainable variable needs FLOAT32 or FLOAT64, given INT32");
        assertThat(Variable.state("i", Tensor.of(1))).hasToString("Variable(i, shape=(1,), dtype=int32, trainable=False)");
        assertThat(v).hasToString("Variable(w, shape=(1,), dtype=float32)");
        assertThat(v.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(v.isTrainable()).isTrue();
    }

    @Test
    void variable_readAndSetByManyThreads_isNeverTornOrFreed() throws InterruptedException, ExecutionException {
        Variable v = Variable.trainable("w", Tensor.zeros(64));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int thread = t;
                running.add(threads.submit(() -> {
                    for (int i = 0; i < 1000; i++) {
                        float mark = thread * 1000 + i;
                        TensorScope.run(() -> {
                            v.set(Tensor.full(mark, DType.FLOAT32, 64));
                            float[] seen = v.get().toFloatArray();
                            assertThat(seen).containsOnly(seen[0]);
                        });
                    }
                }));
            }
            for (Future<?> done : running) {
                done.get();
            }
        }
        assertThat(v.get().toFloatArray()).hasSize(64);
    }

    @Test
    void error_insideNameScopes_startsWithTheirPath() {
        assertThatThrownBy(
                () -> NameScope.call("encoder",
                        () -> NameScope.call("dense_1", () -> Tensor.of(1f, 2f).add(Tensor.of(1f, 2f, 3f)))))
                .isInstanceOf(ShapeException.class).hasMessageStartingWith("encoder › dense_1 › add › shapes (2,) and (3,)");
    }
}
