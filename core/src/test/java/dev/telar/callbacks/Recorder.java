package dev.telar.callbacks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.telar.optimizers.Optimizer;
import dev.telar.optimizers.Sgd;
import dev.telar.tensor.Tensor;

/// A training without a model, for tests of callbacks.
final class Recorder implements TrainingRun {

    private final int epochs;
    private final int steps;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream output;
    private final Charset charset;
    private final Optimizer optimizer = Sgd.of(0.5);
    private final History history = new History();
    final List<List<Tensor>> set = new ArrayList<>();
    List<Tensor> weights = List.of();
    Mode mode = Mode.AUTO;
    private boolean stopping;

    Recorder(int epochs, int steps) {
        this(epochs, steps, StandardCharsets.UTF_8);
    }

    Recorder(int epochs, int steps, Charset charset) {
        this.epochs = epochs;
        this.steps = steps;
        this.charset = charset;
        this.output = new PrintStream(bytes, true, charset);
    }

    String written() {
        return bytes.toString(charset);
    }

    @Override
    public int epochs() {
        return epochs;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public Optimizer optimizer() {
        return optimizer;
    }

    @Override
    public List<Tensor> weights() {
        return weights;
    }

    @Override
    public void setWeights(List<Tensor> given) {
        set.add(given);
    }

    @Override
    public Mode mode(String metric) {
        return metric.equals("loss") ? Mode.MIN : mode;
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public void stopTraining() {
        stopping = true;
    }

    @Override
    public boolean isStopping() {
        return stopping;
    }

    @Override
    public PrintStream output() {
        return output;
    }
}
