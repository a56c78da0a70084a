package dev.telar.examples;

import static dev.telar.activations.Activations.SOFTMAX;

import java.util.Locale;
import java.util.Map;

import dev.telar.callbacks.Progress;
import dev.telar.datasets.FeatureScaling;
import dev.telar.datasets.Split;
import dev.telar.datasets.TabularDataset;
import dev.telar.datasets.TrainTestSplit;
import dev.telar.layers.Dense;
import dev.telar.losses.CategoricalCrossentropy;
import dev.telar.metrics.Accuracy;
import dev.telar.metrics.ClassificationReport;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.optimizers.Adam;

/// Softmax regression: the species of an iris from four measures, read from a CSV file.
public final class Iris {

    private Iris() {}

    /// Trains and prints the report on the test rows.
    public static void main(String[] args) {
        System.out.printf(Locale.ROOT, "Test accuracy %.4f%n", run());
    }

    /// @return the accuracy on the test rows
    static double run() {
        TabularDataset flowers = dev.telar.datasets.Iris.load();
        Split<TabularDataset> split = flowers.split(TrainTestSplit.of(0.2).seed(42).stratified());
        FeatureScaling scaling = FeatureScaling.standard(split.first());
        TabularDataset train = scaling.apply(split.first());
        TabularDataset test = scaling.apply(split.second());
        System.out.println("Train " + train.size() + ", test " + test.size() + ", features " + flowers.featureNames());

        Sequential model = Sequential.of(Dense.of(3).activation(SOFTMAX).inputShape(4));
        model.compile(Training.with(Adam.of(0.05)).loss(CategoricalCrossentropy.of()).metrics(Accuracy.of()));
        model.fit(train, Fit.epochs(100).batchSize(16).progress(Progress.SILENT));

        int[] predicted = model.predict(test.features()).argMax(1).toIntArray();
        System.out.println(ClassificationReport.of(test.labels(), predicted));
        Map<String, Double> scores = model.evaluate(test);
        return scores.getOrDefault("accuracy", Double.NaN);
    }
}
