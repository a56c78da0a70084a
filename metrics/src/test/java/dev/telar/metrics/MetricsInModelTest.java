package dev.telar.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.telar.data.Dataset;
import dev.telar.layers.Dense;
import dev.telar.losses.SparseCategoricalCrossentropy;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.optimizers.Sgd;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

class MetricsInModelTest {

    @Test
    void evaluate_inBatches_equalsTheArrayScores() {
        Random random = new Random(11);
        float[] numbers = new float[70 * 4];
        int[] labels = new int[70];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
            labels[i / 4] = random.nextInt(3);
        }
        Tensor features = Tensor.of(numbers, Shape.of(70, 4));
        Sequential model = Sequential.of(Dense.of(3).inputShape(4));
        model.compile(Training.with(Sgd.of(0.1)).loss(SparseCategoricalCrossentropy.of().fromLogits(true)).metrics(Accuracy.of(),
                SparseTopKCategoricalAccuracy.of().k(2)));
        Map<String, Double> logs = model.evaluate(Dataset.of(features, Tensor.of(labels)), 32);
        Tensor scores = model.predict(features);
        assertThat(logs).containsKeys("accuracy", "sparse_top_k_categorical_accuracy", "loss");
        assertThat(logs.get("accuracy")).isCloseTo(ClassificationScores.of(labels, scores).accuracy(), within(1e-12));
        assertThat(logs.get("sparse_top_k_categorical_accuracy"))
                .isCloseTo(ProbabilityScores.of(labels, scores).topKAccuracy(2), within(1e-12));
        assertThat(logs.get("loss")).isCloseTo(ProbabilityScores.of(labels, scores.softmax(1)).logLoss(), within(1e-5));
    }
}
