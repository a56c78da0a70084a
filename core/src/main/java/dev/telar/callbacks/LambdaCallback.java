package dev.telar.callbacks;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A callback made of functions: `LambdaCallback.of().onEpochEnd((run, epoch, logs) -> …)`. Immutable: each setting gives a new one.
public final class LambdaCallback implements Callback {

    /// Is told of the end of an epoch.
    @FunctionalInterface
    public interface EpochEnd {

        /// See [Callback#onEpochEnd].
        void accept(TrainingRun run, int epoch, Map<String, Double> logs);
    }

    /// Is told of the end of a batch.
    @FunctionalInterface
    public interface BatchEnd {

        /// See [Callback#onBatchEnd].
        void accept(TrainingRun run, int batch, Supplier<Map<String, Double>> logs);
    }

    private record Functions(Consumer<TrainingRun> trainBegin, Consumer<TrainingRun> trainEnd,
            BiConsumer<TrainingRun, Integer> epochBegin, EpochEnd epochEnd, BiConsumer<TrainingRun, Integer> batchBegin,
            BatchEnd batchEnd) {}

    private static final LambdaCallback NOTHING = new LambdaCallback(new Functions(_ -> {}, _ -> {}, (_, _) -> {},
            (_, _, _) -> {}, (_, _) -> {}, (_, _, _) -> {}));

    private final Functions functions;

    private LambdaCallback(Functions functions) {
        this.functions = functions;
    }

    /// A callback that does nothing yet.
    public static LambdaCallback of() {
        return NOTHING;
    }

    /// What to do before the first epoch.
    public LambdaCallback onTrainBegin(Consumer<TrainingRun> function) {
        Functions f = functions;
        return new LambdaCallback(new Functions(Objects.requireNonNull(function), f.trainEnd, f.epochBegin, f.epochEnd,
                f.batchBegin, f.batchEnd));
    }

    /// What to do after the last epoch.
    public LambdaCallback onTrainEnd(Consumer<TrainingRun> function) {
        Functions f = functions;
        return new LambdaCallback(new Functions(f.trainBegin, Objects.requireNonNull(function), f.epochBegin, f.epochEnd,
                f.batchBegin, f.batchEnd));
    }

    /// What to do before each epoch, given its number from 0.
    public LambdaCallback onEpochBegin(BiConsumer<TrainingRun, Integer> function) {
        Functions f = functions;
        return new LambdaCallback(new Functions(f.trainBegin, f.trainEnd, Objects.requireNonNull(function), f.epochEnd,
                f.batchBegin, f.batchEnd));
    }

    /// What to do after each epoch.
    public LambdaCallback onEpochEnd(EpochEnd function) {
        Functions f = functions;
        return new LambdaCallback(new Functions(f.trainBegin, f.trainEnd, f.epochBegin, Objects.requireNonNull(function),
                f.batchBegin, f.batchEnd));
    }

    /// What to do before each batch, given its number from 0.
    public LambdaCallback onBatchBegin(BiConsumer<TrainingRun, Integer> function) {
        Functions f = functions;
        return new LambdaCallback(new Functions(f.trainBegin, f.trainEnd, f.epochBegin, f.epochEnd,
                Objects.requireNonNull(function), f.batchEnd));
    }

    /// What to do after each batch.
    public LambdaCallback onBatchEnd(BatchEnd function) {
        Functions f = functions;
        return new LambdaCallback(new Functions(f.trainBegin, f.trainEnd, f.epochBegin, f.epochEnd, f.batchBegin,
                Objects.requireNonNull(function)));
    }

    @Override
    public void onTrainBegin(TrainingRun run) {
        functions.trainBegin.accept(run);
    }

    @Override
    public void onTrainEnd(TrainingRun run) {
        functions.trainEnd.accept(run);
    }

    @Override
    public void onEpochBegin(TrainingRun run, int epoch) {
        functions.epochBegin.accept(run, epoch);
    }

    @Override
    public void onEpochEnd(TrainingRun run, int epoch, Map<String, Double> logs) {
        functions.epochEnd.accept(run, epoch, logs);
    }

    @Override
    public void onBatchBegin(TrainingRun run, int batch) {
        functions.batchBegin.accept(run, batch);
    }

    @Override
    public void onBatchEnd(TrainingRun run, int batch, Supplier<Map<String, Double>> logs) {
        functions.batchEnd.accept(run, batch, logs);
    }
}
