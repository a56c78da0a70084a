package dev.telar.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.History;
import dev.telar.data.Dataset;
import dev.telar.error.ShapeException;
import dev.telar.error.TelarException;
import dev.telar.layers.Build;
import dev.telar.layers.Call;
import dev.telar.layers.Layer;
import dev.telar.layers.UnaryLayer;
import dev.telar.random.Philox;
import dev.telar.random.SeedGenerator;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Place;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;
import dev.telar.tracing.TracedStep;

/// A network of layers that can be trained, evaluated and asked: Keras' `compile`, `fit`, `evaluate`, `predict`, `summary`.
///
/// **Random numbers.** First weights, dropout and the order of rows follow from one seed, [#DEFAULT_SEED] unless [#seed] sets another: the same
/// program gives the same bits at each run, on every machine.
///
/// **Threads.** [#predict(Tensor)], [#evaluate(Dataset)] and [#weights()] are safe from any number of threads, also while one thread runs
/// [#fit]: each call sees all weights as they were at one border between two steps. Everything else belongs to one thread at a time.
public abstract sealed class Model implements UnaryLayer permits Sequential {

    /// The seed of models that were given none.
    public static final long DEFAULT_SEED = 0;

    /// The batch that [#explain] takes before there was one.
    private static final int EXPLAINED_BATCH = 32;

    /// A layer in its place.
    ///
    /// @param name its name in this model
    /// @param output what it gives, the batch size unknown; null as long as it is not built
    record Stage(String name, Layer layer, @Nullable TensorSpec output) {}

    private final StampedLock border = new StampedLock();
    private final Trainer trainer = new Trainer(this);
    private final @Nullable String name;
    private long seed = DEFAULT_SEED;
    private @Nullable Philox random;
    private @Nullable SeedGenerator seeds;
    private volatile @Nullable TensorSpec input;
    private volatile @Nullable Predictions predictions;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile boolean eager;

    Model(@Nullable String name) {
        this.name = name;
    }

    // ---- what a model consists of

    /// The layers in their order; a layer that is used twice may stand here twice.
    @Override
    public abstract List<Layer> children();

    /// Computes the output from the input, layer by layer.
    abstract Tensor forward(Tensor input, Call call);

    /// Shape and type of the output, for an input of any batch size; builds on the way each layer that is not built.
    ///
    /// @param build where layers get variables from, or null if only the output is asked for
    abstract TensorSpec through(TensorSpec input, @Nullable Build build);

    /// The layers with their names.
    abstract List<Stage> stages();

    // ---- name, seed, building

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    String modelName() {
        return name == null ? LayerNames.snakeCase(getClass().getSimpleName()) : name;
    }

    /// Sets the seed that everything random follows from.
    ///
    /// @return this model
    /// @throws IllegalStateException if weights exist already
    public Model seed(long value) {
        if (random != null) {
            throw new IllegalStateException(
                    modelName() + ": the seed must be set before the first weights are made, that is before"
                            + " a layer with an inputShape is added");
        }
        seed = value;
        return this;
    }

    long seed() {
        return seed;
    }

    /// Makes the weights for inputs of a shape; the batch may be unknown, [Shape#UNKNOWN].
    ///
    /// @throws ShapeException if a layer does not take such inputs
    public final void build(Shape inputShape) {
        build(new TensorSpec(inputShape, DType.FLOAT32));
    }

    /// Makes the weights for inputs of a shape and type; on a model that is built it checks that the input fits.
    final synchronized TensorSpec build(TensorSpec given) {
        if (given.shape().rank() == 0) {
            throw new ShapeException(modelName() + ": an input has an axis for the rows of the batch, given a scalar");
        }
        TensorSpec known = input;
        if (known != null) {
            return through(batchOf(known, given), null);
        }
        TensorSpec any = new TensorSpec(given.shape().with(0, Shape.UNKNOWN), given.dtype());
        TensorSpec output = through(any, building());
        input = any;
        return output;
    }

    /// What the model gives for an input; the batch size unknown.
    ///
    /// @throws IllegalStateException if the model is not built
    /// @throws ShapeException if a layer does not take such inputs
    final TensorSpec outputFor(String operation, TensorSpec given) {
        TensorSpec known = input;
        if (known == null) {
            throw new IllegalStateException(operation + ": " + modelName()
                    + " has no weights yet; give its first layer an inputShape, call build(shape), or fit it first");
        }
        try {
            return through(batchOf(known, given), null);
        } catch (TelarException e) {
            e.passedThrough(operation);
            throw e;
        }
    }

    private TensorSpec batchOf(TensorSpec known, TensorSpec given) {
        int missing = known.shape().rank() - given.shape().rank();
        if (missing != 0 || given.shape().rank() == 0) {
            throw new ShapeException(modelName() + ": takes inputs of shape " + known.shape() + ", given " + given.shape()
                    + (missing == 1 ? "; a single sample needs an axis for the batch: x.expandDims(0)" : ""));
        }
        return new TensorSpec(given.shape().with(0, Shape.UNKNOWN), given.dtype());
    }

    Build building() {
        if (random == null) {
            random = Philox.of(seed);
        }
        return new Build("", random, DType.FLOAT32);
    }

    /// As a layer of another model: the weights come from that model's random numbers.
    @Override
    public final void build(TensorSpec given, Build build) {
        through(given, build);
        input = given;
    }

    @Override
    public final TensorSpec infer(TensorSpec given) {
        return through(given, null);
    }

    /// Whether the weights exist.
    public final boolean isBuilt() {
        return input != null;
    }

    void built(@Nullable TensorSpec spec) {
        input = spec;
    }

    /// The input that the model was built for.
    @Override
    public final Optional<TensorSpec> inputSpec() {
        return Optional.ofNullable(input);
    }

    /// The penalties of all layers, those of a layer that is used twice once.
    @Override
    public final List<Tensor> losses() {
        List<Tensor> losses = new ArrayList<>();
        Set<Layer> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Layer layer : children()) {
            if (seen.add(layer)) {
                losses.addAll(layer.losses());
            }
        }
        return losses;
    }

    /// The loss with the penalties.
    final Tensor penalized(Tensor loss) {
        Tensor sum = loss;
        for (Tensor penalty : losses()) {
            sum = sum.add(penalty);
        }
        return sum;
    }

    SeedGenerator seeds() {
        if (seeds == null) {
            seeds = SeedGenerator.of(seed);
        }
        return seeds;
    }

    // ---- calling

    /// Computes the output for a batch, as in training or not.
    @Override
    public final Tensor call(Tensor batch, Call call) {
        return forward(batch, call);
    }

    /// Computes the output for a batch, not training; the first call makes the weights.
    @Override
    public final Tensor call(Tensor batch) {
        if (!isBuilt()) {
            build(batch.spec());
        }
        return forward(batch, Call.inference());
    }

    // ---- variables

    @Override
    public final List<Variable> variables() {
        Set<Variable> distinct = new LinkedHashSet<>();
        for (Layer layer : children()) {
            distinct.addAll(layer.variables());
        }
        return List.copyOf(distinct);
    }

    /// The variables that training moves.
    public final List<Variable> trainableVariables() {
        return variables().stream().filter(Variable::isTrainable).toList();
    }

    /// The values of [#variables] at one border between two steps.
    public final List<Tensor> weights() {
        return Collections.unmodifiableList(read(variables()));
    }

    /// The values of variables at one border between two steps.
    final List<Tensor> read(List<Variable> variables) {
        long stamp = border.tryOptimisticRead();
        List<Tensor> read = values(variables);
        if (stamp == 0 || !border.validate(stamp)) {
            stamp = border.readLock();
            try {
                return values(variables);
            } finally {
                border.unlockRead(stamp);
            }
        }
        return read;
    }

    private static List<Tensor> values(List<Variable> variables) {
        List<Tensor> values = new ArrayList<>(variables.size());
        for (int i = 0; i < variables.size(); i++) {
            values.add(variables.get(i).get());
        }
        return values;
    }

    /// Sets the values of [#variables], all at once.
    ///
    /// @throws ShapeException if there are more or fewer, or one has another shape; no variable is changed then
    public final void setWeights(List<Tensor> weights) {
        List<Variable> variables = variables();
        if (weights.size() != variables.size()) {
            throw new ShapeException(
                    modelName() + ": setWeights takes " + variables.size() + " tensors, given " + weights.size());
        }
        TensorScope.run(() -> {
            StepTransaction step = new StepTransaction();
            Interpreters.with(step, () -> {
                for (int i = 0; i < variables.size(); i++) {
                    variables.get(i).set(weights.get(i).to(variables.get(i).place()));
                }
                return true;
            });
            cross(step::commit);
        });
    }

    /// Runs what sets variables: whoever reads several of them sees all as they were before or all as they are after.
    void cross(Runnable commit) {
        long stamp = border.writeLock();
        try {
            commit.run();
        } finally {
            border.unlockWrite(stamp);
        }
    }

    // ---- training and asking

    /// Says what the model is trained with. Starts a new training: the weights stay, the optimizer's state is that of the new optimizer.
    ///
    /// @throws IllegalStateException if there is no loss
    public final void compile(Training training) {
        trainer.compile(training);
        eager = training.runEagerly();
    }

    /// Forgets what was said about training, and all traced steps: the layers have changed.
    void uncompile() {
        trainer.uncompile();
        changes.incrementAndGet();
    }

    /// A number that changes with the layers, also with those of models that are layers here: what was traced before is no longer true.
    int version() {
        int version = changes.get();
        for (Stage stage : stages()) {
            if (stage.layer() instanceof Model inner) {
                version += inner.version();
            }
        }
        return version;
    }

    /// Runs all steps of training, evaluating and predicting operation by operation, or not: as traced programs, the default. The bits are the same; a
    /// debugger, prints of values and layers that look at values work only operation by operation.
    ///
    /// @return this model
    public Model runEagerly(boolean eagerly) {
        this.eager = eagerly;
        return this;
    }

    /// Whether steps run operation by operation: where the model was told so, and beneath interpreters that want to see the operations.
    boolean runsEagerly() {
        return eager || Interpreters.current() != Interpreters.evaluating();
    }

    /// The predictions of batches, as steps.
    TracedSteps predictions() {
        Predictions known = predictions;
        int version = version();
        if (known == null || known.version() != version) {
            known = new Predictions(version,
                    new TracedSteps("predict", arguments -> List.of(forward(arguments.getFirst(), Call.inference()))));
            predictions = known;
        }
        return known.steps();
    }

    /// @param version that of the layers that the steps were traced with
    private record Predictions(int version, TracedSteps steps) {}

    /// Trains. An interrupt of the thread ends the training after the step in progress; the history then holds the finished epochs, and the
    /// thread stays interrupted. Whatever ends the training, the weights are those after some whole step.
    ///
    /// A NaN in the data makes the loss and, from the next step on, the weights NaN; [dev.telar.callbacks.TerminateOnNaN] ends the training then.
    ///
    /// @return loss and metrics of every finished epoch
    /// @throws IllegalStateException if the model is not compiled, or another thread is training it
    /// @throws IllegalArgumentException if there are no rows, or a target has a value that the loss does not take
    /// @throws TelarException if shapes or types of data, model and loss do not fit
    public final History fit(Dataset data, Fit fit) {
        return trainer.fit(data, fit);
    }

    /// Loss and metrics of the last [#fit], also while it runs or after it failed; without epochs before the first.
    public final History history() {
        return trainer.history();
    }

    /// Asks the training in progress to end after the current step; safe from any thread. The validation of the epoch and its end still come.
    public final void stopTraining() {
        trainer.stopTraining();
    }

    /// Takes one step on a batch.
    ///
    /// @return loss and metrics of this batch, before the step
    public final Map<String, Double> trainOnBatch(Tensor features, Tensor targets) {
        return trainer.trainOnBatch(features, targets);
    }

    /// Loss and metrics over all rows in batches of 32.
    ///
    /// @return the values by name, sorted: `accuracy`, `loss`
    public final Map<String, Double> evaluate(Dataset data) {
        return evaluate(data, 32);
    }

    /// Loss and metrics over all rows.
    ///
    /// @param batchSize 1 or more
    /// @return the values by name, sorted: `accuracy`, `loss`
    /// @throws IllegalStateException if the model is not compiled or not built
    public final Map<String, Double> evaluate(Dataset data, int batchSize) {
        return trainer.evaluate(data, batchSize);
    }

    /// The outputs for all rows, computed in batches of 128. On Telar's own backends the size of batches does not change a bit.
    ///
    /// @param features `(rows, …)`
    /// @throws IllegalStateException if the model is not built
    public final Tensor predict(Tensor features) {
        return predict(features, 128);
    }

    /// The outputs for all rows.
    ///
    /// @param features `(rows, …)`
    /// @param batchSize 1 or more
    /// @throws IllegalStateException if the model is not built
    public final Tensor predict(Tensor features, int batchSize) {
        return Prediction.of(this, features, batchSize);
    }

    /// The output for one sample, both flat.
    ///
    /// @param features as many numbers as the model's input has
    /// @throws ShapeException if there are more or fewer
    public final float[] predict(float... features) {
        return Prediction.of(this, features);
    }

    /// What the steps that were traced so far do, as text: for each step of `fit`, `evaluate` and `predict` and each combination of shapes its operations in
    /// their order, with the millions of operations on numbers and of bytes that each takes, what of them runs as one, and which variables it sets. Before
    /// anything was traced, the prediction of a batch of 32.
    ///
    /// @throws IllegalStateException if the model is not built
    public final String explain() {
        List<String> parts = new ArrayList<>();
        trainer.traced((title, step) -> parts.add(Explanation.of(modelName() + ": " + title, step)));
        predictions().steps().forEach(step -> parts.add(Explanation.of(modelName() + ": predict", step)));
        if (parts.isEmpty()) {
            parts.add(Explanation.of(modelName() + ": predict", predictionOf(EXPLAINED_BATCH)));
        }
        return String.join("\n", parts);
    }

    private TracedStep predictionOf(int rows) {
        TensorSpec known = input;
        if (known == null) {
            throw new IllegalStateException("explain: " + modelName()
                    + " has no weights yet; give its first layer an inputShape, call build(shape), or fit it first");
        }
        List<Variable> variables = variables();
        Place place = variables.isEmpty() ? Tensor.scalar(0).place() : variables.getFirst().place();
        return TracedStep.of(place, List.of(new TensorSpec(known.shape().with(0, rows), known.dtype())), predictions()::eagerly);
    }

    List<Variable> optimizerState() {
        return trainer.optimizerState();
    }

    /// Prints the [Summary] to standard output, as Keras does; for another writer, widths or nested models: `out.print(Summary.of(model))`.
    public final void summary() {
        summary(System.out);
    }

    /// Prints the [Summary].
    public final void summary(java.io.PrintStream out) {
        out.print(Summary.of(this));
        out.flush();
    }
}
