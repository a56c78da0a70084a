package dev.telar.models;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.telar.data.Batch;
import dev.telar.layers.Call;
import dev.telar.losses.Loss;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Loss and metrics of a model over some rows. It serves one thread at a time.
final class Evaluation {

    private final Model model;
    private final Loss loss;
    private final TensorSpec predictions;
    private final Tracker tracker;
    private final TracedSteps traced = new TracedSteps("evaluate", this::compute);

    Evaluation(Model model, Loss loss, TensorSpec predictions, Tracker tracker) {
        this.model = model;
        this.loss = loss;
        this.predictions = predictions;
        this.tracker = tracker;
    }

    TracedSteps traced() {
        return traced;
    }

    /// Goes over all rows.
    ///
    /// @param checked whether the values of the targets are checked
    /// @return false if the thread was interrupted before the end
    boolean run(Portion portion, int batchSize, boolean checked) {
        tracker.reset();
        BatchPlan plan = BatchPlan.inOrder(0, portion.size(), batchSize);
        try {
            int[] rows = {};
            for (int i = 0; i < plan.batches(); i++) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                rows = plan.rows(i, rows);
                int[] batch = rows;
                List<Tensor> nothing = Prediction.with(model, prediction -> {
                    batch(prediction, portion, batch, checked);
                    return List.of();
                });
                assert nothing.isEmpty();
            }
            return true;
        } finally {
            traced.rest();
        }
    }

    private void batch(Prediction prediction, Portion portion, int[] rows, boolean checked) {
        Batch batch = portion.batch(rows);
        if (checked) {
            portion.check(batch, rows, loss, predictions);
        }
        Tensor features = prediction.beside(batch.features());
        Tensor targets = prediction.beside(batch.targets());
        Tensor weights = batch.sampleWeights();
        List<Tensor> arguments = weights == null
                ? List.of(features, targets)
                : List.of(features, targets, prediction.beside(weights));
        tracker.add(Step.number(prediction.run(traced, arguments)), batch.size());
    }

    /// The step as a function of features, targets and, where there are any, weights: its result is the loss, metrics go to variables.
    private List<Tensor> compute(List<Tensor> arguments) {
        Tensor targets = arguments.get(1);
        @Nullable
        Tensor weights = arguments.size() == 2 ? null : arguments.get(2);
        Tensor output = model.forward(arguments.get(0), Call.inference());
        tracker.update(targets, output, weights);
        return List.of(model.penalized(loss.loss(targets, output, weights)));
    }

    Map<String, Double> logs() {
        return tracker.logs();
    }
}
