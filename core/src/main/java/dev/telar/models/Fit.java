package dev.telar.models;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import dev.telar.callbacks.Callback;
import dev.telar.callbacks.Progress;
import dev.telar.data.Dataset;

/// How long and on what a model is trained, given to [Model#fit]: `Fit.epochs(10).batchSize(128).validation(validation)`. Immutable: each
/// setting gives a new one.
///
/// Defaults as Keras': batches of 32 rows, shuffled, no validation, all classes count 1, progress on standard output.
public final class Fit {

    private int epochs = 1;
    private int initialEpoch;
    private int batchSize = 32;
    private boolean shuffle = true;
    private OptionalLong seed = OptionalLong.empty();
    private @Nullable Dataset validation;
    private double validationSplit;
    private int validationBatchSize;
    private int validationFrequency = 1;
    private Map<Integer, Double> classWeights = Map.of();
    private List<Callback> callbacks = List.of();
    private Progress progress = Progress.AUTO;
    private @Nullable PrintStream output;

    private Fit() {}

    private Fit(Fit other) {
        epochs = other.epochs;
        initialEpoch = other.initialEpoch;
        batchSize = other.batchSize;
        shuffle = other.shuffle;
        seed = other.seed;
        validation = other.validation;
        validationSplit = other.validationSplit;
        validationBatchSize = other.validationBatchSize;
        validationFrequency = other.validationFrequency;
        classWeights = other.classWeights;
        callbacks = other.callbacks;
        progress = other.progress;
        output = other.output;
    }

    /// Training up to an epoch.
    ///
    /// @param number how often all rows are seen, 1 or more
    public static Fit epochs(int number) {
        Fit fit = new Fit();
        fit.epochs = positive("epochs", number);
        return fit;
    }

    /// The epoch to begin with, counted from 0, to go on with an earlier training; default 0.
    public Fit initialEpoch(int epoch) {
        if (epoch < 0) {
            throw new IllegalArgumentException("fit: initialEpoch must be 0 or more, given " + epoch);
        }
        Fit fit = new Fit(this);
        fit.initialEpoch = epoch;
        return fit;
    }

    /// The number of rows of a step; the last batch of an epoch has what is left. Default 32.
    public Fit batchSize(int rows) {
        Fit fit = new Fit(this);
        fit.batchSize = positive("batchSize", rows);
        return fit;
    }

    /// Whether each epoch has its rows in an order of its own; default true.
    public Fit shuffle(boolean other) {
        Fit fit = new Fit(this);
        fit.shuffle = other;
        return fit;
    }

    /// The seed of the orders of the rows; epoch *e* then has the order *e* of this seed, in whatever `fit` it runs. By default the orders go on
    /// from `fit` to `fit` with the model's own seed.
    public Fit seed(long other) {
        Fit fit = new Fit(this);
        fit.seed = OptionalLong.of(other);
        return fit;
    }

    /// What loss and metrics are computed on after each epoch, behind `val_`; default nothing.
    public Fit validation(Dataset data) {
        Fit fit = new Fit(this);
        fit.validation = Objects.requireNonNull(data, "validation");
        return fit;
    }

    /// The part of the rows that serves as validation and is not trained on: the last ones, before any shuffling. Default 0.
    public Fit validationSplit(double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("fit: validationSplit must be above 0 and below 1, given " + fraction);
        }
        Fit fit = new Fit(this);
        fit.validationSplit = fraction;
        return fit;
    }

    /// The number of rows of a batch of the validation; default that of the training.
    public Fit validationBatchSize(int rows) {
        Fit fit = new Fit(this);
        fit.validationBatchSize = positive("validationBatchSize", rows);
        return fit;
    }

    /// After how many epochs each validation comes; default 1.
    public Fit validationFrequency(int epochs) {
        Fit fit = new Fit(this);
        fit.validationFrequency = positive("validationFrequency", epochs);
        return fit;
    }

    /// What the samples of each class count in the loss; classes that are not named count 1. The class of a sample is its label, or the largest of its
    /// one-hot targets. Where samples have weights of their own, the two are multiplied.
    public Fit classWeights(Map<Integer, Double> weights) {
        weights.forEach((label, weight) -> {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "fit: the weight of class " + label + " must be a number of 0 or more, given " + weight);
            }
        });
        Fit fit = new Fit(this);
        fit.classWeights = Map.copyOf(weights);
        return fit;
    }

    /// Who is told of epochs and batches, in this order; default nobody.
    public Fit callbacks(Callback... others) {
        Fit fit = new Fit(this);
        fit.callbacks = List.of(others);
        return fit;
    }

    /// How progress is shown; default [Progress#AUTO].
    public Fit progress(Progress other) {
        Fit fit = new Fit(this);
        fit.progress = Objects.requireNonNull(other, "progress");
        return fit;
    }

    /// Where progress is written; default standard output.
    public Fit output(PrintStream other) {
        Fit fit = new Fit(this);
        fit.output = Objects.requireNonNull(other, "output");
        return fit;
    }

    private static int positive(String what, int given) {
        if (given < 1) {
            throw new IllegalArgumentException("fit: " + what + " must be 1 or more, given " + given);
        }
        return given;
    }

    int epochs() {
        return epochs;
    }

    int initialEpoch() {
        return initialEpoch;
    }

    int batchSize() {
        return batchSize;
    }

    boolean shuffle() {
        return shuffle;
    }

    OptionalLong seed() {
        return seed;
    }

    @Nullable
    Dataset validation() {
        return validation;
    }

    double validationSplit() {
        return validationSplit;
    }

    int validationBatchSize() {
        return validationBatchSize == 0 ? batchSize : validationBatchSize;
    }

    int validationFrequency() {
        return validationFrequency;
    }

    Map<Integer, Double> classWeights() {
        return classWeights;
    }

    List<Callback> callbacks() {
        return callbacks;
    }

    Progress progress() {
        return progress;
    }

    @Nullable
    PrintStream output() {
        return output;
    }
}
