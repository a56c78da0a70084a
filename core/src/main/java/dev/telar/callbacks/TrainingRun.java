package dev.telar.callbacks;

import java.io.PrintStream;
import java.util.List;

import dev.telar.optimizers.Optimizer;
import dev.telar.tensor.Tensor;

/// One call of `fit`, as callbacks see it.
public interface TrainingRun {

    /// The number of the last epoch, counted from 1.
    int epochs();

    /// The number of batches of an epoch; a last one that is not full counts.
    int steps();

    /// The optimizer; setting its `learningRate()` takes effect with the next step.
    Optimizer optimizer();

    /// The values of the model's variables now, in the order of its `variables()`.
    List<Tensor> weights();

    /// Sets the model's variables.
    ///
    /// @param weights what [#weights] once gave
    void setWeights(List<Tensor> weights);

    /// What the model's metric of this name says is better; [Mode#AUTO] where there is no such metric or it does not tell.
    ///
    /// @param metric the name without `val_`
    Mode mode(String metric);

    /// The finished epochs.
    History history();

    /// Asks for the end of the training after the current step; safe from any thread.
    void stopTraining();

    /// Whether the end was asked for.
    boolean isStopping();

    /// Where messages for the user's eyes go.
    PrintStream output();
}
