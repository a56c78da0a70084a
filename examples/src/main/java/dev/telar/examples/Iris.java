package dev.telar.examples;

import static dev.telar.activations.Activations.SOFTMAX;

import java.util.Locale;

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
        run();
    }

    /// The parts of the flowers that are recognised.
    ///
    /// @param train among those that were learned from
    /// @param test among the others
    record Accuracies(double train, double test) {}

    static Accuracies run() {
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
        Accuracies accuracies = new Accuracies(accuracy(model, train), accuracy(model, test));
        System.out.printf(Locale.ROOT, "Accuracy %.4f on the training rows, %.4f on the test rows%n", accuracies.train(),
                accuracies.test());
        return accuracies;
    }

    private static double accuracy(Sequential model, TabularDataset rows) {
        return model.evaluate(rows).getOrDefault("accuracy", Double.NaN);
    }
}
