package dev.telar.models;

import static dev.telar.activations.Activations.RELU;
import static dev.telar.activations.Activations.SOFTMAX;
import static dev.telar.activations.Activations.TANH;
import static dev.telar.models.SequentialFitTest.blobs;
import static dev.telar.models.SequentialFitTest.quiet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.activations.ActivationFunction;
import dev.telar.autograd.Autograd;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.BoundReference;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.callbacks.LambdaCallback;
import dev.telar.callbacks.LearningRateScheduler;
import dev.telar.data.Dataset;
import dev.telar.error.NonFiniteException;
import dev.telar.initializers.Ones;
import dev.telar.layers.Activation;
import dev.telar.layers.Dense;
import dev.telar.layers.Dropout;
import dev.telar.layers.Flatten;
import dev.telar.layers.Layer;
import dev.telar.layers.LayerNormalization;
import dev.telar.layers.Rescaling;
import dev.telar.layers.Reshape;
import dev.telar.losses.MeanSquaredError;
import dev.telar.losses.SparseCategoricalCrossentropy;
import dev.telar.op.HostArray;
import dev.telar.op.HostCall;
import dev.telar.optimizers.Adam;
import dev.telar.optimizers.AdamW;
import dev.telar.optimizers.Clipping;
import dev.telar.optimizers.CosineDecay;
import dev.telar.optimizers.ExponentialDecay;
import dev.telar.optimizers.Optimizer;
import dev.telar.optimizers.RmsProp;
import dev.telar.optimizers.Sgd;
import dev.telar.regularizers.L1L2;
import dev.telar.regularizers.OrthogonalRegularizer;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.CustomOperation;
import dev.telar.tensor.FiniteCheck;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;

/// Steps that are traced and compiled do what steps do that run operation by operation, to the bit: on the reference backend, whose programs run
/// operation by operation too, and on one whose operations are bound to storages.
class CompiledStepTest {

    /// A model, what it is trained with and on, and how.
    record Scenario(String name, Supplier<Sequential> model, Supplier<Training> training, Supplier<Dataset> data,
            Fit fit) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Scenario with(String name, Supplier<? extends Optimizer> optimizer) {
        return new Scenario(name, CompiledStepTest::deep, () -> classifying(optimizer.get()), () -> blobs(22, 1),
                quiet(3).batchSize(8));
    }

    private static Scenario with(String name, List<Supplier<Layer>> layers) {
        return new Scenario(name, () -> model(layers.stream().map(Supplier::get).toArray(Layer[]::new)),
                () -> classifying(Adam.of(0.01)), () -> blobs(22, 1), quiet(3).batchSize(8));
    }

    static Sequential model(Layer... layers) {
        Sequential model = new Sequential();
        for (Layer layer : layers) {
            model.add(layer);
        }
        model.add(Dense.of(3).activation(SOFTMAX));
        return model;
    }

    static Training classifying(Optimizer optimizer) {
        return Training.with(optimizer).loss(SparseCategoricalCrossentropy.of()).metrics(new CountingMetric("accuracy"));
    }

    private static Sequential deep() {
        return model(Dense.of(7).activation(RELU).inputShape(2), Dense.of(6).activation(TANH));
    }

    private static Sequential sharing() {
        Dense shared = Dense.of(2).activation(TANH);
        return model(Dense.of(2).inputShape(2), shared, shared);
    }

    static Activation function(String name, java.util.function.UnaryOperator<Tensor> function) {
        return Activation.of(ActivationFunction.of(name, function));
    }

    private static Dataset weighted() {
        Dataset data = blobs(22, 1);
        float[] weights = new float[22];
        for (int i = 0; i < 22; i++) {
            weights[i] = 0.5f + i % 3;
        }
        return Dataset.of(data.features(), data.targets(), Tensor.of(weights));
    }

    private static Dataset images() {
        byte[] pixels = new byte[22 * 12];
        int[] labels = new int[22];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 37);
            labels[i / 12] = i / 12 % 3;
        }
        return Dataset.of(Tensor.ofBytes(pixels, Shape.of(22, 3, 4)), Tensor.of(labels));
    }

    /// Doubles, with its own gradient or that of its decomposition, natively or not.
    private record Twice(String name, boolean own) implements CustomOperation {

        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return inputs;
        }

        @Override
        public List<Tensor> decompose(List<Tensor> inputs) {
            return List.of(inputs.getFirst().add(inputs.getFirst()));
        }

        @Override
        public Optional<List<@org.jspecify.annotations.Nullable Tensor>> gradient(List<Tensor> inputs, List<Tensor> outputs,
                List<@org.jspecify.annotations.Nullable Tensor> gradients) {
            return own
                    ? Optional.of(List.of(java.util.Objects.requireNonNull(gradients.getFirst()).multiply(2)))
                    : Optional.empty();
        }
    }

    static Stream<Scenario> scenarios() {
        Function<List<Tensor>, List<Tensor>> straight = Autograd.customGradient(x -> List.of(x.getFirst().round()),
                (_, _, g) -> g);
        return Stream.of(
                with("sgd", () -> Sgd.of(0.1)),
                with("sgd with momentum and weight decay", () -> Sgd.of(0.1).momentum(0.9).weightDecay(0.01)),
                with("sgd of Nesterov, clipped by the global norm",
                        () -> Sgd.of(0.1).momentum(0.9).nesterov(true).clipping(Clipping.byGlobalNorm(0.3))),
                with("sgd on a schedule", () -> Sgd.of(new ExponentialDecay(0.1, 2, 0.5, true))),
                with("adam", () -> Adam.of(0.01)),
                with("adam with amsgrad, clipped by norm, on a schedule",
                        () -> Adam.of(new CosineDecay(0.01, 5, 0.1)).amsgrad(true).clipping(Clipping.byNorm(0.2))),
                with("adamw", () -> AdamW.of(0.01).weightDecay(0.1)),
                with("rmsprop", () -> RmsProp.of(0.01)),
                with("rmsprop with momentum, centered, clipped by value",
                        () -> RmsProp.of(0.01).momentum(0.5).centered(true).clipping(Clipping.byValue(0.05))),
                with("dropout and normalization",
                        List.of(() -> Dense.of(9).activation(RELU).inputShape(2), LayerNormalization::of, () -> Dropout.of(0.4))),
                with("regularizers", List.of(
                        () -> Dense.of(5).kernelRegularizer(L1L2.of(0.01, 0.02)).biasRegularizer(L1L2.of(0.1, 0)).inputShape(2),
                        () -> Dense.of(5).kernelRegularizer(OrthogonalRegularizer.of()))),
                with("a regularizer of one's own",
                        List.of(() -> Dense.of(5).kernelRegularizer(w -> w.abs().max().multiply(0.1)).inputShape(2))),
                new Scenario("a layer in two places", CompiledStepTest::sharing, () -> classifying(Sgd.of(0.1)),
                        () -> blobs(22, 1), quiet(3).batchSize(8)),
                new Scenario("bytes, flattened and reshaped",
                        () -> model(Rescaling.of(1 / 255.0).inputShape(3, 4), Flatten.of(), Dense.of(6).activation(RELU),
                                Reshape.of(2, 3),
                                Reshape.of(6)),
                        () -> classifying(Adam.of(0.01)), CompiledStepTest::images, quiet(3).batchSize(8)),
                with("a gradient of one's own",
                        List.of(() -> Dense.of(4).inputShape(2),
                                () -> function("straight", x -> straight.apply(List.of(x)).getFirst()))),
                with("an operation of one's own", List.of(() -> Dense.of(4).inputShape(2),
                        () -> function("twice", x -> Tensor.apply(new Twice("twice", true), x).getFirst()))),
                with("an operation of one's own that the backend knows", List.of(() -> Dense.of(4).inputShape(2),
                        () -> function("native", x -> Tensor.apply(new Twice("native twice", false), x).getFirst()))),
                with("constants and creations", List.of(() -> Dense.of(4).inputShape(2),
                        () -> function("shifted",
                                x -> x.add(Tensor.of(0.5f, -0.5f, 0f, 1f)).multiply(Tensor.arange(4).cast(x.dtype()).add(1))))),
                with("an operation on the host",
                        List.of(() -> Dense.of(4).inputShape(2), () -> function("sorted", x -> x.add(x.stopGradient().sort(1))))),
                new Scenario("weights of samples and classes", CompiledStepTest::deep,
                        () -> classifying(Adam.of(0.01)).weightedMetrics(new CountingMetric("accuracy")),
                        CompiledStepTest::weighted,
                        quiet(3).batchSize(8).classWeights(Map.of(0, 2.0, 1, 0.5))),
                new Scenario("validation", CompiledStepTest::deep, () -> classifying(Sgd.of(0.1)), () -> blobs(22, 1),
                        quiet(3).batchSize(8).validationSplit(0.3).validationBatchSize(5)),
                new Scenario("one batch", CompiledStepTest::deep, () -> classifying(Sgd.of(0.1)), () -> blobs(22, 1),
                        quiet(4).batchSize(64)),
                new Scenario("a learning rate that a callback sets", CompiledStepTest::deep, () -> classifying(Sgd.of(0.1)),
                        () -> blobs(22, 1),
                        quiet(4).batchSize(8).callbacks(LearningRateScheduler.of((epoch, rate) -> epoch == 2 ? 0 : rate / 2))));
    }

    /// All that a training leaves behind.
    private static List<Object> trained(Scenario scenario, Backend backend, boolean eagerly) {
        return Backends.use(backend, () -> {
            List<Object> left = new ArrayList<>();
            TensorScope.run(() -> {
                Sequential model = scenario.model().get();
                model.compile(scenario.training().get().runEagerly(eagerly));
                Dataset data = scenario.data().get();
                left.add(model.fit(data, scenario.fit()).metrics());
                left.add(model.fit(data, scenario.fit()).metrics());
                left.addAll(values(model.weights()));
                left.addAll(values(model.optimizerState().stream().map(Variable::get).toList()));
                left.add(model.evaluate(data, 8));
                left.addAll(values(List.of(model.predict(data.features(), 8))));
            });
            return left;
        });
    }

    static List<Object> values(List<Tensor> tensors) {
        List<Object> values = new ArrayList<>();
        for (Tensor tensor : tensors) {
            HostArray host = tensor.toHost();
            values.add(host.spec());
            values.add(java.nio.ByteBuffer.wrap(host.data().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE)));
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void fit_compiled_leavesTheBitsOfFitEagerly(Scenario scenario) {
        try (ReferenceBackend reference = new ReferenceBackend(); BoundReference bound = new BoundReference()) {
            List<Object> eager = trained(scenario, reference, true);

            assertThat(trained(scenario, reference, false)).as("operation by operation").isEqualTo(eager);
            int before = bound.runs();
            assertThat(trained(scenario, bound, true)).as("another backend").isEqualTo(eager);
            assertThat(bound.runs()).isEqualTo(before);
            assertThat(trained(scenario, bound, false)).as("bound").isEqualTo(eager);
            assertThat(bound.runs()).as("prepared operations").isGreaterThan(100);
        }
    }

    // ---- what others hold

    @Test
    void weights_heldOverSteps_stayWhatTheyWere() {
        try (BoundReference backend = new BoundReference()) {
            Backends.use(backend, () -> TensorScope.run(() -> {
                Sequential model = deep();
                model.compile(classifying(Sgd.of(0.1).momentum(0.9)));
                model.fit(blobs(22, 1), quiet(1));
                List<List<Tensor>> held = new ArrayList<>();
                List<List<Object>> then = new ArrayList<>();
                model.fit(blobs(22, 1), quiet(2).batchSize(8).callbacks(LambdaCallback.of().onBatchEnd((_, _, _) -> {
                    held.add(model.weights().stream().map(TensorScope::leave).toList());
                    then.add(values(model.weights()));
                })));
                assertThat(held).hasSize(6);
                for (int i = 0; i < held.size(); i++) {
                    assertThat(values(held.get(i))).as("weights after step %d", i).isEqualTo(then.get(i));
                }
                assertThat(then).doesNotHaveDuplicates();
            }));
        }
    }

    @Test
    void setWeights_betweenSteps_countsForTheNext_andLeavesTheGivenOnesAlone() {
        List<List<Object>> results = new ArrayList<>();
        for (boolean eagerly : new boolean[]{true, false}) {
            try (BoundReference backend = new BoundReference()) {
                Backends.use(backend, () -> TensorScope.run(() -> {
                    Sequential model = deep();
                    model.compile(classifying(Sgd.of(0.1)).runEagerly(eagerly));
                    List<Tensor> start = new ArrayList<>();
                    model.build(Shape.of(Shape.UNKNOWN, 2));
                    model.weights().forEach(weight -> start.add(weight.multiply(0.5)));
                    List<Object> given = values(start);
                    model.fit(blobs(22, 1), quiet(2).batchSize(8).callbacks(LambdaCallback.of().onBatchEnd((_, batch, _) -> {
                        if (batch == 1) {
                            model.setWeights(start);
                        }
                    })));
                    assertThat(values(start)).isEqualTo(given);
                    results.add(values(model.weights()));
                }));
            }
        }
        assertThat(results.get(1)).isEqualTo(results.get(0));
    }

    @Test
    void fit_onABoundBackend_givesItsMemoryBack() {
        try (BoundReference backend = new BoundReference()) {
            Backends.use(backend, () -> TensorScope.run(() -> {
                Sequential model = deep();
                model.compile(classifying(Adam.of(0.01)));
                Dataset data = blobs(22, 1);
                Runnable all = () -> TensorScope.run(() -> {
                    model.fit(data, quiet(2).batchSize(8));
                    model.evaluate(data, 8);
                    model.predict(data.features(), 8);
                });
                all.run(); // traces, whose constants stay
                all.run();
                long before = backend.liveBytes();
                for (int i = 0; i < 3; i++) {
                    all.run();
                    assertThat(backend.liveBytes()).isEqualTo(before);
                }
            }));
        }
    }

    // ---- errors

    /// A function in Java that fails when it is told to.
    private static final class Failing {

        private final AtomicInteger calls = new AtomicInteger();
        private int fails = Integer.MAX_VALUE;

        Tensor apply(Tensor x) {
            Tensor.apply(new HostCall("failing", this::call, List.of()), x);
            return x;
        }

        private List<HostArray> call(List<HostArray> inputs) {
            assertThat(inputs).hasSize(1);
            if (calls.incrementAndGet() == fails) {
                throw new IllegalStateException("failed");
            }
            return List.of();
        }
    }

    @Test
    void fit_stepThatFails_leavesAllVariablesAtTheBorder_andAnotherFitGoesOn() {
        for (Backend backend : List.of(new ReferenceBackend(), new BoundReference())) {
            Backends.use(backend, () -> TensorScope.run(() -> {
                Failing failing = new Failing();
                failing.fails = 4;
                Sequential model = model(Dense.of(4).inputShape(2), function("failing", failing::apply));
                model.compile(classifying(Adam.of(0.01)));
                List<List<Object>> before = new ArrayList<>();
                Fit fit = quiet(2).batchSize(8).callbacks(LambdaCallback.of().onBatchBegin((_, _) -> {
                    List<Object> state = values(model.weights());
                    state.addAll(values(model.optimizerState().stream().map(Variable::get).toList()));
                    before.add(state);
                }));
                assertThatThrownBy(() -> model.fit(blobs(24, 1), fit)).hasMessageContaining("failed");
                List<Object> after = values(model.weights());
                after.addAll(values(model.optimizerState().stream().map(Variable::get).toList()));
                assertThat(before).hasSize(4);
                assertThat(after).isEqualTo(before.getLast());
                long live = backend.liveBytes();
                assertThat(model.fit(blobs(24, 1), quiet(1)).epochs()).containsExactly(0);
                assertThat(live).isPositive();
            }));
        }
    }

    @Test
    void fit_beneathFiniteCheck_showsItTheOperations() {
        Sequential model = model(Dense.of(4).inputShape(2).named("first"),
                function("roots", x -> x.abs().negate().subtract(1).sqrt()));
        model.compile(classifying(Sgd.of(0.1)));
        assertThatThrownBy(() -> FiniteCheck.run(() -> model.fit(blobs(8, 1), quiet(1)))).isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("sqrt");
    }

    // ---- shapes

    @Test
    void fit_ofShapesThatChangeAllTheTime_hasTheSameBits() {
        List<List<Object>> results = new ArrayList<>();
        for (boolean eagerly : new boolean[]{true, false}) {
            try (BoundReference backend = new BoundReference()) {
                Backends.use(backend, () -> TensorScope.run(() -> {
                    Sequential model = deep();
                    model.compile(classifying(Sgd.of(0.1)).runEagerly(eagerly));
                    for (int round = 0; round < 2; round++) {
                        for (int rows = 1; rows <= 40; rows++) {
                            Dataset data = blobs(rows, rows);
                            model.trainOnBatch(data.features(), data.targets());
                        }
                    }
                    results.add(values(model.weights()));
                }));
            }
        }
        assertThat(results.get(1)).isEqualTo(results.get(0));
    }

    @Test
    void model_withoutVariables_isEvaluatedAndAsked() {
        Sequential model = Sequential.of(Rescaling.of(2).inputShape(2));
        model.compile(Training.with(Sgd.of(0.1)).loss(MeanSquaredError.of()));
        assertThat(model.predict(1f, 2f)).containsExactly(2f, 4f);
        assertThat(model.evaluate(Dataset.of(Tensor.ones(3, 2), Tensor.ones(3, 2)))).containsEntry("loss", 1.0);
    }

    // ---- threads

    @Test
    void predict_fromManyThreadsDuringFit_answersWithTheWeightsOfOneStep_andHeldOnesStay() throws Exception {
        // Kernel and bias move alike: y = w·x + b with w = b at each border.
        try (BoundReference backend = new BoundReference(); ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Sequential model = Sequential.of(Dense.of(1).kernelInitializer(Ones.of()).biasInitializer(Ones.of()).inputShape(1));
            model.compile(Training.with(Sgd.of(0.01).momentum(0.5)).loss(MeanSquaredError.of()));
            Backends.use(backend, () -> model.build(Shape.of(Shape.UNKNOWN, 1)));
            AtomicBoolean done = new AtomicBoolean();
            List<Future<Integer>> readers = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                readers.add(threads.submit(() -> Backends.use(backend, () -> {
                    List<Tensor> held = model.weights();
                    List<Object> then = values(held);
                    int calls = 0;
                    do {
                        TensorScope.run(() -> {
                            float[] both = model.predict(Tensor.of(new float[][]{{0}, {2}})).toFloatArray();
                            assertThat(both[1]).isEqualTo(2 * both[0] + both[0]);
                        });
                        assertThat(values(held)).isEqualTo(then);
                        calls++;
                    } while (!done.get());
                    return calls;
                })));
            }
            try {
                Backends.use(backend, () -> TensorScope
                        .run(() -> model.fit(Dataset.of(Tensor.ones(64, 1), Tensor.zeros(64, 1)), quiet(5).batchSize(1))));
            } finally {
                done.set(true);
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }
}
