package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.conformance.internal.cases.AllCases;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// All methods of a backend may be called from any thread, and several at once: each gets what it would get alone.
final class ConcurrencyChecks {

    private static final int THREADS = 8;
    private static final int ROUNDS = 6;
    private static final int SETTINGS = 200;

    /// Longer than any machine takes to hand over a tensor.
    private static final long PATIENCE_SECONDS = 60;

    private ConcurrencyChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of("the same program on eight threads", subject -> samePrograms(subject.backend())),
                Check.of("different programs on eight threads", subject -> differentPrograms(subject.backend())),
                Check.of("every operation on four threads", subject -> everyOperation(subject.backend())),
                Check.of("two networks trained at the same time", subject -> twoNetwork(subject.backend())),
                Check.of("tensors handed from thread to thread", subject -> handedOver(subject.backend())),
                Check.of("a Variable read while it is set", subject -> readWhileSet(subject.backend())));
    }

    private static HostArray program(int which) {
        Tensor x = Tensor.of(Values.normal(which, 60 + which, 100).values());
        Tensor y = x.matmul(x, true, false).multiply(0.01).gelu().softmax(1);
        return y.sum(0).exp().add(y.max(0)).toHost();
    }

    private static HostArray alone(Backend backend, int which) {
        List<HostArray> result = new ArrayList<>();
        Backends.use(backend, () -> TensorScope.run(() -> result.add(program(which))));
        return result.getFirst();
    }

    private static void samePrograms(Backend backend) {
        HostArray expected = alone(backend, 1);
        Threads.all(THREADS, _ -> {
            for (int i = 0; i < ROUNDS; i++) {
                Same.bits("the result beside other threads", alone(backend, 1), expected);
            }
        });
    }

    private static void differentPrograms(Backend backend) {
        List<HostArray> expected = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            expected.add(alone(backend, i));
        }
        Threads.all(THREADS, thread -> {
            for (int i = 0; i < ROUNDS; i++) {
                int which = (thread + i) % THREADS;
                Same.bits("the result of program " + which + " beside other threads", alone(backend, which), expected.get(which));
            }
        });
    }

    /// Each thread goes through the operations from another place on.
    private static void everyOperation(Backend backend) {
        List<Case> cases = new ArrayList<>(AllCases.firstOfEach(5000));
        List<List<HostArray>> expected = new ArrayList<>();
        for (Case given : cases) {
            expected.add(results(backend, given));
        }
        int threads = 4;
        Threads.all(threads, thread -> {
            for (int i = 0; i < cases.size(); i++) {
                int which = (i + thread * cases.size() / threads) % cases.size();
                List<HostArray> actual = results(backend, cases.get(which));
                for (int j = 0; j < actual.size(); j++) {
                    Same.bits("result " + j + " of " + cases.get(which).title() + " beside other threads", actual.get(j),
                            expected.get(which).get(j));
                }
            }
        });
    }

    private static List<HostArray> results(Backend backend, Case given) {
        List<HostArray> results = new ArrayList<>();
        Backends.use(backend, () -> TensorScope.run(() -> {
            Tensor[] inputs = given.values().stream().map(Tensor::of).toArray(Tensor[]::new);
            Tensor.apply(given.op(), inputs).forEach(result -> results.add(result.toHost()));
        }));
        return results;
    }

    private static void twoNetwork(Backend backend) {
        double[] first = Network.SGD.train(backend, 1);
        double[] second = Network.ADAM.train(backend, 2);
        Threads.all(4, thread -> assertThat(thread % 2 == 0 ? Network.SGD.train(backend, 1) : Network.ADAM.train(backend, 2))
                .as("the losses of a network that is trained beside others").isEqualTo(thread % 2 == 0 ? first : second));
    }

    /// One thread makes tensors, the second computes with them, the third reads and forgets them.
    private static void handedOver(Backend backend) {
        int count = 100;
        BlockingQueue<Tensor> made = new ArrayBlockingQueue<>(4);
        BlockingQueue<Tensor> computed = new ArrayBlockingQueue<>(4);
        Threads.all(3, thread -> {
            for (int i = 0; i < count; i++) {
                int seed = i;
                switch (thread) {
                    case 0 -> put(made, Backends.use(backend, () -> Tensor.of(Values.normal(seed, 30).values())));
                    case 1 -> {
                        Tensor x = take(made);
                        put(computed,
                                Backends.use(backend, () -> TensorScope.tensor(() -> x.add(1).subtract(1).add(x).subtract(x))));
                    }
                    default -> assertThat(
                            take(computed).subtract(Backends.use(backend, () -> Tensor.of(Values.normal(seed, 30).values())))
                                    .abs().max().item())
                            .as("tensor %d", i).isLessThan(1e-5);
                }
            }
        });
    }

    private static void put(BlockingQueue<Tensor> queue, Tensor tensor) throws InterruptedException {
        assertThat(queue.offer(tensor, PATIENCE_SECONDS, TimeUnit.SECONDS)).as("the next thread takes tensors").isTrue();
    }

    private static Tensor take(BlockingQueue<Tensor> queue) throws InterruptedException {
        Tensor tensor = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(tensor).as("the thread before gives tensors").isNotNull();
        return tensor;
    }

    /// All elements of the Variable are always equal, so a mixture of two values would show.
    private static void readWhileSet(Backend backend) {
        Variable w = Variable.state("w", Tensor.full(0, DType.FLOAT32, 1000));
        AtomicBoolean done = new AtomicBoolean();
        Threads.all(3, thread -> Backends.use(backend, () -> {
            if (thread == 0) {
                try {
                    for (int i = 0; i < SETTINGS; i++) {
                        TensorScope.run(() -> w.set(w.get().add(1)));
                    }
                } finally {
                    done.set(true);
                }
                return;
            }
            while (!done.get()) {
                TensorScope.run(() -> {
                    float[] values = w.get().toFloatArray();
                    float[] expected = new float[values.length];
                    Arrays.fill(expected, values[0]);
                    assertThat(values).as("the Variable at one moment").isEqualTo(expected);
                });
            }
        }));
        assertThat(w.get().max().item()).isEqualTo(SETTINGS);
    }
}
