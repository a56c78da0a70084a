package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.telar.activations.Activations;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.callbacks.LambdaCallback;
import dev.telar.callbacks.Progress;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.data.Dataset;
import dev.telar.layers.Dense;
import dev.telar.layers.Dropout;
import dev.telar.layers.LayerNormalization;
import dev.telar.losses.Loss;
import dev.telar.losses.MeanSquaredError;
import dev.telar.losses.SparseCategoricalCrossentropy;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.op.HostArray;
import dev.telar.optimizers.Adam;
import dev.telar.optimizers.AdamW;
import dev.telar.optimizers.Clipping;
import dev.telar.optimizers.Optimizer;
import dev.telar.optimizers.RmsProp;
import dev.telar.optimizers.Sgd;
import dev.telar.regularizers.L2;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// Steps that are traced, compiled and run many times: the same bits as operation by operation, no tensor changed that somebody holds, all memory given back.
/// What holds for the prepared operations beneath them stands in [BinderChecks].
final class CompiledChecks {

    private static final int ROWS = 44;
    private static final int FEATURES = 12;
    private static final int CLASSES = 5;
    /// The last batch of an epoch has 12 rows.
    private static final Fit FIT = Fit.epochs(3).batchSize(16).progress(Progress.SILENT);

    private CompiledChecks() {}

    /// A network and what it is trained with.
    private record Setup(String name, Supplier<Sequential> model, Supplier<? extends Optimizer> optimizer, Loss loss) {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>(BinderChecks.all());
        for (Setup setup : setups()) {
            checks.add(Check.of("fit compiled and operation by operation: " + setup.name(), subject -> sameBits(setup, subject)));
        }
        checks.add(Check.of("weights held over compiled steps", subject -> held(subject.backend())));
        checks.add(Check.of("weights set between compiled steps", subject -> set(subject.backend())));
        checks.add(Check.of("compiled steps give their bytes back", CompiledChecks::bytes));
        return checks;
    }

    private static List<Setup> setups() {
        Loss classes = SparseCategoricalCrossentropy.of();
        return List.of(
                new Setup("sgd", CompiledChecks::deep, () -> Sgd.of(0.1), classes),
                new Setup("sgd with momentum, clipped", CompiledChecks::deep,
                        () -> Sgd.of(0.1).momentum(0.9).nesterov(true).clipping(Clipping.byGlobalNorm(0.5)), classes),
                new Setup("adam after normalization and dropout", CompiledChecks::normalized, () -> Adam.of(0.01), classes),
                new Setup("adamw with penalties", CompiledChecks::penalized, () -> AdamW.of(0.01).weightDecay(0.1), classes),
                new Setup("rmsprop, centered, on squared errors", CompiledChecks::regression,
                        () -> RmsProp.of(0.01).centered(true).momentum(0.5), MeanSquaredError.of()));
    }

    private static Sequential deep() {
        return Sequential.of(Dense.of(33).activation(Activations.RELU).inputShape(FEATURES),
                Dense.of(9).activation(Activations.TANH),
                Dense.of(CLASSES).activation(Activations.SOFTMAX));
    }

    private static Sequential normalized() {
        return Sequential.of(Dense.of(24).activation(Activations.GELU).inputShape(FEATURES), LayerNormalization.of(),
                Dropout.of(0.3),
                Dense.of(CLASSES).activation(Activations.SOFTMAX));
    }

    private static Sequential penalized() {
        return Sequential.of(Dense.of(20).activation(Activations.SIGMOID).kernelRegularizer(L2.of(0.01)).inputShape(FEATURES),
                Dense.of(CLASSES).activation(Activations.SOFTMAX));
    }

    private static Sequential regression() {
        return Sequential.of(Dense.of(17).activation(Activations.SILU).inputShape(FEATURES), Dense.of(3));
    }

    private static Dataset data(Loss loss) {
        Tensor features = Tensor.of(Values.normal(1, ROWS, FEATURES).values());
        return Dataset.of(features, loss instanceof MeanSquaredError
                ? Tensor.of(Values.normal(2, ROWS, 3).values())
                : Tensor.of(Values.indices(3, CLASSES, ROWS).values()));
    }

    // ---- the same bits

    /// What a training leaves behind.
    private record Trained(List<HostArray> values, Map<String, List<Double>> history, Map<String, Double> evaluated) {}

    private static void sameBits(Setup setup, Subject subject) {
        Trained eager = trained(setup, subject.backend(), true);
        Trained compiled = trained(setup, subject.backend(), false);
        for (int i = 0; i < eager.values().size(); i++) {
            Same.bits("tensor " + i + " of weights, optimizer and answers", compiled.values().get(i), eager.values().get(i));
        }
        assertThat(compiled.history()).as("the losses of the epochs").isEqualTo(eager.history());
        assertThat(compiled.evaluated()).as("the evaluation").isEqualTo(eager.evaluated());
    }

    private static Trained trained(Setup setup, Backend backend, boolean eagerly) {
        List<Trained> trained = new ArrayList<>();
        Backends.use(backend, () -> TensorScope.run(() -> {
            Sequential model = setup.model().get();
            Optimizer optimizer = setup.optimizer().get();
            model.compile(Training.with(optimizer).loss(setup.loss()).runEagerly(eagerly));
            Dataset data = data(setup.loss());
            Map<String, List<Double>> history = model.fit(data, FIT).metrics();
            List<Tensor> left = new ArrayList<>(model.weights());
            optimizer.variables().stream().map(Variable::get).forEach(left::add);
            left.add(model.predict(data.features(), 16));
            trained.add(new Trained(left.stream().map(Tensor::toHost).toList(), history, model.evaluate(data, 16)));
        }));
        return trained.getFirst();
    }

    // ---- what others hold

    private static Sequential classifier() {
        Sequential model = deep();
        model.compile(Training.with(Sgd.of(0.1).momentum(0.9)).loss(SparseCategoricalCrossentropy.of()));
        return model;
    }

    private static void held(Backend backend) {
        Backends.use(backend, () -> {
            Sequential model = classifier();
            List<Tensor> held = new ArrayList<>();
            List<HostArray> then = new ArrayList<>();
            model.fit(data(SparseCategoricalCrossentropy.of()), FIT.callbacks(LambdaCallback.of().onBatchEnd((_, _, _) -> {
                for (Tensor weight : model.weights()) {
                    held.add(TensorScope.leave(weight));
                    then.add(weight.toHost());
                }
            })));
            for (int i = 0; i < held.size(); i++) {
                Same.bits("weight " + i + ", read after a step", held.get(i), then.get(i));
            }
            assertThat(Same.bits(then.getFirst(), then.get(then.size() - 6))).as("a step leaves the weights alone").isFalse();
        });
    }

    private static void set(Backend backend) {
        Backends.use(backend, () -> {
            Sequential model = classifier();
            model.build(dev.telar.shape.Shape.of(dev.telar.shape.Shape.UNKNOWN, FEATURES));
            List<Tensor> given = model.weights().stream().map(weight -> weight.multiply(0.5)).toList();
            List<HostArray> values = given.stream().map(Tensor::toHost).toList();
            model.fit(data(SparseCategoricalCrossentropy.of()),
                    FIT.callbacks(LambdaCallback.of().onBatchBegin((_, batch) -> {
                        if (batch > 0) {
                            model.setWeights(given);
                        }
                    })));
            for (int i = 0; i < given.size(); i++) {
                Same.bits("tensor " + i + " that was given to setWeights", given.get(i), values.get(i));
            }
        });
    }

    /// The constants of traces are the garbage collector's, so the first rounds are not counted.
    private static void bytes(Subject subject) {
        Backend backend = subject.another();
        try {
            Backends.use(backend, () -> TensorScope.run(() -> {
                Sequential model = classifier();
                Dataset data = data(SparseCategoricalCrossentropy.of());
                Runnable round = () -> TensorScope.run(() -> {
                    model.fit(data, FIT);
                    model.evaluate(data, 16);
                    model.predict(data.features(), 16);
                });
                round.run();
                round.run();
                long before = subject.liveBytes(backend);
                for (int i = 0; i < 3; i++) {
                    round.run();
                    assertThat(subject.liveBytes(backend)).as("live bytes after round %d", i).isLessThanOrEqualTo(before);
                }
            }));
        } finally {
            backend.close();
        }
    }
}
