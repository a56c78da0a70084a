package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.telar.activations.Activations;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.callbacks.Callback;
import dev.telar.callbacks.LambdaCallback;
import dev.telar.callbacks.Progress;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.data.Dataset;
import dev.telar.layers.Dense;
import dev.telar.losses.SparseCategoricalCrossentropy;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.op.HostArray;
import dev.telar.optimizers.Sgd;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// Models that are asked by many threads while others, or they themselves, are trained.
final class ServingChecks {

    private static final int SERVERS = 8;
    private static final int TRAINERS = 2;
    private static final int CALLS = 12;
    private static final int ROWS = 96;
    private static final int FEATURES = 12;
    private static final int CLASSES = 4;
    private static final int BATCH = 32;

    private ServingChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of("eight threads ask frozen models while two train others", subject -> besideTraining(subject.backend())),
                Check.of("a model asked while it is trained", subject -> duringTraining(subject.backend())));
    }

    private static void besideTraining(Backend backend) {
        List<Sequential> models = new ArrayList<>();
        List<HostArray> answers = new ArrayList<>();
        for (int i = 0; i < SERVERS; i++) {
            models.add(network(backend, i));
            answers.add(ask(backend, models.get(i)));
        }
        List<List<HostArray>> weights = new ArrayList<>();
        for (int i = 0; i < TRAINERS; i++) {
            weights.add(trained(backend, 100 + i));
        }
        Threads.all(SERVERS + TRAINERS, thread -> {
            if (thread < TRAINERS) {
                List<HostArray> found = trained(backend, 100 + thread);
                for (int i = 0; i < found.size(); i++) {
                    Same.bits("weight " + i + " of a network that is trained beside others", found.get(i),
                            weights.get(thread).get(i));
                }
                return;
            }
            for (int i = 0; i < CALLS; i++) {
                int which = (thread + i) % SERVERS;
                Same.bits("the answer of frozen model " + which, ask(backend, models.get(which)), answers.get(which));
            }
        });
    }

    private static List<HostArray> trained(Backend backend, long seed) {
        Sequential model = network(backend, seed);
        train(backend, model, seed, LambdaCallback.of());
        return Backends.use(backend, () -> model.weights().stream().map(Tensor::toHost).toList());
    }

    /// Training twice from one seed takes the same steps: the first time the model is asked at each of their borders, the second time at any
    /// moment.
    private static void duringTraining(Backend backend) {
        Sequential first = network(backend, 1);
        List<HostArray> borders = new ArrayList<>(List.of(ask(backend, first)));
        train(backend, first, 1, LambdaCallback.of().onBatchEnd((_, _, _) -> borders.add(ask(backend, first))));

        Sequential second = network(backend, 1);
        List<HostArray> answers = new CopyOnWriteArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        Threads.all(4, thread -> {
            if (thread == 0) {
                try {
                    train(backend, second, 1, LambdaCallback.of());
                } finally {
                    done.set(true);
                }
                return;
            }
            do {
                answers.add(ask(backend, second));
            } while (!done.get());
        });
        assertThat(answers).as("each answer is that of the weights at the border of two steps")
                .allMatch(answer -> borders.stream().anyMatch(border -> Same.bits(answer, border)));
        Same.bits("the answer after the training", ask(backend, second), borders.getLast());
    }

    private static Sequential network(Backend backend, long seed) {
        Sequential model = Sequential.of(Dense.of(24).activation(Activations.TANH),
                Dense.of(CLASSES).activation(Activations.SOFTMAX));
        model.seed(seed);
        Backends.use(backend, () -> model.build(Shape.of(Shape.UNKNOWN, FEATURES)));
        return model;
    }

    private static HostArray ask(Backend backend, Sequential model) {
        List<HostArray> answer = new ArrayList<>();
        Backends.use(backend, () -> TensorScope.run(() -> answer
                .add(model.predict(Tensor.of(Values.normal(7, ROWS, FEATURES).values()), BATCH).toHost())));
        return answer.getFirst();
    }

    private static void train(Backend backend, Sequential model, long seed, Callback callback) {
        Backends.use(backend, () -> {
            model.compile(Training.with(Sgd.of(0.1)).loss(SparseCategoricalCrossentropy.of()));
            Dataset data = Dataset.of(Tensor.of(Values.normal(seed, ROWS, FEATURES).values()),
                    Tensor.of(Values.indices(seed, CLASSES, ROWS).values()));
            model.fit(data, Fit.epochs(6).batchSize(BATCH).progress(Progress.SILENT).callbacks(callback));
        });
    }
}
