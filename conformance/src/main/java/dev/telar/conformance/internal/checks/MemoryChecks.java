package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.error.TelarException;
import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// Every byte is given back, once, and what was given back is never read as if it were there. The checks run on backends of their own, whose
/// bytes nobody else changes.
final class MemoryChecks {

    private static final int SIZE = 64;

    private MemoryChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>(StorageChecks.all());
        checks.add(alone("a tensor counts its bytes", MemoryChecks::counted));
        checks.add(alone("a scope gives its bytes back", (backend, subject) -> scopeGivesBack(backend, subject, false)));
        checks.add(alone("a scope that ends with an error gives its bytes back",
                (backend, subject) -> scopeGivesBack(backend, subject, true)));
        checks.add(alone("a step that fails in the middle gives its bytes back", MemoryChecks::failingStep));
        checks.add(alone("a Variable that is set a thousand times holds one tensor", MemoryChecks::variableSet));
        checks.add(alone("a tensor that leaves its scope is counted on", MemoryChecks::returned));
        checks.add(alone("a view and its tensor give back what they took", MemoryChecks::views));
        checks.add(alone("values of every type give their bytes back", MemoryChecks::types));
        checks.add(alone("bytes are counted right from several threads", MemoryChecks::threads));
        checks.add(Check.of("a tensor after its scope is an error", _ -> useAfterScope()));
        checks.add(Check.of("a tensor after its backend was closed", MemoryChecks::useAfterClose));
        checks.add(Check.of("a closed backend leaves another one alone", MemoryChecks::closeLeavesOthers));
        return checks;
    }

    /// Something to do with a backend of one's own.
    private interface Alone {

        void run(Backend backend, Subject subject);
    }

    private static Check alone(String name, Alone statement) {
        return Check.of(name, subject -> {
            Backend backend = subject.another();
            try {
                Backends.use(backend, () -> statement.run(backend, subject));
            } finally {
                backend.close();
            }
        });
    }

    private static Tensor normal(long seed, int... sizes) {
        return Tensor.of(Values.normal(seed, sizes).values());
    }

    private static void counted(Backend backend, Subject subject) {
        long before = subject.liveBytes(backend);
        TensorScope.run(() -> {
            Tensor x = normal(1, SIZE, SIZE);
            assertThat(subject.liveBytes(backend) - before).as("live bytes of " + x.spec())
                    .isGreaterThanOrEqualTo(x.spec().bytes());
        });
        assertThat(subject.liveBytes(backend)).as("live bytes after the scope").isEqualTo(before);
    }

    /// Forward, backward and update of a layer.
    private static void step(Variable w) {
        Tensor loss = w.get().matmul(w.get()).tanh().softmax(1).sum();
        w.set(w.get().subtract(w.get().multiply(1e-3)).add(loss.multiply(0)));
    }

    private static void scopeGivesBack(Backend backend, Subject subject, boolean fails) {
        TensorScope.run(() -> {
            Variable w = Variable.trainable("w", normal(1, SIZE, SIZE));
            TensorScope.run(() -> step(w));
            long before = subject.liveBytes(backend);
            for (int i = 0; i < 100; i++) {
                int round = i;
                Runnable body = () -> {
                    step(w);
                    if (fails) {
                        throw new IllegalStateException("round " + round);
                    }
                };
                if (fails) {
                    assertThatThrownBy(() -> TensorScope.run(body)).hasMessage("round " + round);
                } else {
                    TensorScope.run(body);
                }
                assertThat(subject.liveBytes(backend)).as("live bytes after scope %d", i).isEqualTo(before);
            }
        });
    }

    private static void failingStep(Backend backend, Subject subject) {
        TensorScope.run(() -> {
            Variable w = Variable.trainable("w", normal(1, SIZE, SIZE));
            long before = subject.liveBytes(backend);
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> TensorScope.run(() -> {
                    Tensor h = w.get().matmul(w.get()).exp();
                    w.set(h.gather(Tensor.of(SIZE), 0).broadcastTo(h.shape()));
                })).isInstanceOf(IndexOutOfBoundsException.class);
                assertThat(subject.liveBytes(backend)).as("live bytes after failing step %d", i).isEqualTo(before);
            }
            Same.bits("the Variable", w.get(), Values.normal(1, SIZE, SIZE).values());
        });
    }

    private static void variableSet(Backend backend, Subject subject) {
        TensorScope.run(() -> {
            Variable w = Variable.trainable("w", normal(1, SIZE));
            TensorScope.run(() -> w.set(w.get().add(1)));
            long before = subject.liveBytes(backend);
            for (int i = 0; i < 1000; i++) {
                TensorScope.run(() -> w.set(w.get().add(1)));
            }
            assertThat(subject.liveBytes(backend)).as("live bytes after a thousand steps").isEqualTo(before);
            assertThat(w.get().subtract(normal(1, SIZE)).mean().item()).isBetween(1000.9, 1001.1);
        });
    }

    private static void returned(Backend backend, Subject subject) {
        TensorScope.run(() -> {
            long before = subject.liveBytes(backend);
            Tensor y = TensorScope.tensor(() -> normal(1, SIZE, SIZE).add(normal(2, SIZE, SIZE)).exp());
            assertThat(subject.liveBytes(backend) - before).as("live bytes of what was returned")
                    .isGreaterThanOrEqualTo(y.spec().bytes())
                    .isLessThan(2 * y.spec().bytes());
        });
        assertThat(subject.liveBytes(backend)).as("live bytes after all").isZero();
    }

    private static void views(Backend backend, Subject subject) {
        for (int i = 0; i < 10; i++) {
            TensorScope.run(() -> {
                Tensor x = normal(1, SIZE, SIZE);
                Tensor kept = TensorScope.tensor(() -> x.transpose().slice(0, 1, SIZE, 2).reverse(1).reshape(SIZE / 2 * SIZE));
                TensorScope.run(() -> assertThat(x.reshape(SIZE * SIZE).reshape(SIZE, SIZE).sum(1).toFloatArray()).hasSize(SIZE));
                assertThat(kept.toFloatArray()).hasSize(SIZE / 2 * SIZE);
            });
            assertThat(subject.liveBytes(backend)).as("live bytes after round %d", i).isZero();
        }
    }

    private static void types(Backend backend, Subject subject) {
        for (DType dtype : DType.values()) {
            TensorScope.run(() -> {
                Tensor x = Tensor.of(Values.typical(dtype, 1, SIZE, 3).values());
                Tensor y = x.reshape(3, SIZE).transpose().reverse(0);
                assertThat(Tensor.concat(0, x, y).toHost().spec().dtype()).isEqualTo(dtype);
                assertThat(x.equal(y).toBooleanArray()).hasSize(3 * SIZE);
            });
            assertThat(subject.liveBytes(backend)).as("live bytes after " + dtype).isZero();
        }
    }

    private static void threads(Backend backend, Subject subject) {
        TensorScope.run(() -> {
            Tensor shared = normal(1, SIZE, SIZE);
            Threads.all(8, thread -> Backends.use(backend, () -> {
                for (int i = 0; i < 30; i++) {
                    TensorScope.run(() -> assertThat(shared.add(normal(thread, SIZE, SIZE)).sum(0).toFloatArray()).hasSize(SIZE));
                }
            }));
            Same.bits("the tensor that all threads read", shared, Values.normal(1, SIZE, SIZE).values());
        });
        assertThat(subject.liveBytes(backend)).as("live bytes after eight threads made and released tensors").isZero();
    }

    private static void useAfterScope() {
        List<Tensor> kept = new ArrayList<>();
        TensorScope.run(() -> kept.add(normal(1, 5).exp()));
        Tensor gone = kept.getFirst();
        assertThatThrownBy(gone::toFloatArray).isInstanceOf(IllegalStateException.class).hasMessageContaining("TensorScope");
        assertThatThrownBy(() -> gone.add(1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("TensorScope");
        assertThatThrownBy(() -> normal(1, 5).add(gone)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TensorScope");
        assertThat(gone.toString()).contains("released");
    }

    /// A backend that says it is closed gives an error that says so; one that `close` leaves as it is, the right values.
    private static void useAfterClose(Subject subject) {
        Backend backend = subject.another();
        Tensor x = TensorScope.keep(Backends.use(backend, () -> normal(1, 5)));
        backend.close();
        if (!backend.isClosed()) {
            Same.bits("a tensor of a backend whose isClosed() says no", x, Values.normal(1, 5).values());
            return;
        }
        assertThatThrownBy(x::toFloatArray).as("reading a tensor").isInstanceOf(TelarException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> x.add(x)).as("computing with it").isInstanceOf(TelarException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> Backends.use(backend, () -> normal(1, 5))).as("making a new one")
                .isInstanceOf(TelarException.class)
                .hasMessageContaining("closed");
    }

    private static void closeLeavesOthers(Subject subject) {
        Backend backend = subject.another();
        Tensor before = normal(1, 50);
        Backends.use(backend, () -> TensorScope.run(() -> assertThat(normal(1, 50).exp().toFloatArray()).hasSize(50)));
        backend.close();
        Same.bits("a tensor of the other backend", before.add(0), Values.normal(1, 50).values());
    }
}
