package dev.telar.models;

import java.util.List;
import java.util.Map;

import dev.telar.data.Batch;
import dev.telar.losses.Loss;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;

/// Loss and metrics of a model over some rows.
final class Evaluation {

    private final Model model;
    private final Loss loss;
    private final Portion portion;
    private final TensorSpec predictions;
    private final Tracker tracker;

    Evaluation(Model model, Loss loss, Portion portion, TensorSpec predictions, Tracker tracker) {
        this.model = model;
        this.loss = loss;
        this.portion = portion;
        this.predictions = predictions;
        this.tracker = tracker;
    }

    /// Goes over all rows.
    ///
    /// @param checked whether the values of the targets are checked
    /// @return false if the thread was interrupted before the end
    boolean run(int batchSize, boolean checked) {
        tracker.reset();
        BatchPlan plan = BatchPlan.inOrder(0, portion.size(), batchSize);
        for (int i = 0; i < plan.batches(); i++) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            int[] rows = plan.rows(i);
            List<Tensor> nothing = Prediction.with(model, prediction -> {
                batch(prediction, rows, checked);
                return List.of();
            });
            assert nothing.isEmpty();
        }
        return true;
    }

    private void batch(Prediction prediction, int[] rows, boolean checked) {
        Batch batch = portion.batch(rows);
        if (checked) {
            portion.check(batch, rows, loss, predictions);
        }
        Tensor given = batch.sampleWeights();
        Tensor targets = prediction.beside(batch.targets());
        Tensor weights = given == null ? null : prediction.beside(given);
        Tensor output = prediction.output(batch.features());
        tracker.update(targets, output, weights);
        tracker.add(Step.number(model.penalized(loss.loss(targets, output, weights))), batch.size());
    }

    Map<String, Double> logs() {
        return tracker.logs();
    }
}
