package dev.telar.plots;

import java.util.List;
import java.util.Map;

import dev.telar.callbacks.History;
import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.tensor.Tensor;

/// Where every picture starts. Each method returns an immutable [Picture] with sensible settings, ready to be saved:
///
///     Plots.history(history, "accuracy").title("model accuracy").save(Path.of("accuracy.png"));
public final class Plots {

    private Plots() {}

    /// A metric over the epochs of a `fit`: the curve `train` and, where there is a `val_` metric, the curve `val`. Epochs are counted
    /// from 1, as the progress display does; a validation in every f-th epoch only is shown at these epochs. NaN and infinite values leave gaps.
    ///
    /// @param history what `fit` returned
    /// @param metric which one, without `val_`: `accuracy`, `loss`, …
    /// @throws IllegalArgumentException if there is no such metric
    public static Chart history(History history, String metric) {
        return Chart.history(history.metrics(), metric, history.epochs().stream().map(epoch -> epoch + 1).toList());
    }

    /// A metric over the epochs 1, 2, 3, …: the curve `train` and, where there is a `val_` metric, the curve `val`. NaN and infinite
    /// values leave gaps.
    ///
    /// @param metrics the values at the end of each epoch, by name: `accuracy`, `val_accuracy`, `loss`, …
    /// @param metric which one, without `val_`
    /// @throws IllegalArgumentException if there is no such metric or it has no values
    public static Chart history(Map<String, ? extends List<? extends Number>> metrics, String metric) {
        return Chart.history(metrics, metric, List.of());
    }

    /// An empty chart, to be filled by [Chart#line(String, double[], double[])] and [Chart#points(String, double[], double[])].
    public static Chart chart() {
        return Chart.empty();
    }

    /// Panels over one range of x, to be filled by [FunctionPanels#add(String, java.util.function.DoubleUnaryOperator)].
    ///
    /// @param from the first x
    /// @param to the last x, over `from`
    /// @param points how many x there are, at least 2
    /// @throws IllegalArgumentException if the range is not finite or not in order, or there are fewer than 2 points
    public static FunctionPanels functions(double from, double to, int points) {
        return FunctionPanels.over(from, to, points);
    }

    /// Images side by side. The first rows · columns images are shown; with fewer, the last places stay empty.
    ///
    /// @param images at least one
    /// @param rows at least 1
    /// @param columns at least 1
    /// @throws IllegalArgumentException if there are no images, no rows or no columns
    public static ImageGrid imageGrid(List<ImageData> images, int rows, int columns) {
        return ImageGrid.of(images, rows, columns);
    }

    /// The first images of a tensor side by side.
    ///
    /// @param images `(images, height, width)`, or with a last axis of 1 (grey) or 3 (RGB); UINT8 or floating
    /// @param rows at least 1
    /// @param columns at least 1
    /// @throws IllegalArgumentException if there are no images, no rows or no columns
    /// @throws ShapeException if the shape is another
    /// @throws DTypeException if the type is another
    public static ImageGrid imageGrid(Tensor images, int rows, int columns) {
        return ImageGrid.of(ImageData.list(images, Math.clamp((long) rows * columns, 0, Integer.MAX_VALUE)), rows, columns);
    }

    /// A confusion matrix of counts, row = true class, column = predicted class.
    ///
    /// @param counts a square matrix
    /// @param labels the names of the classes, in the order of the rows; none for 0, 1, 2, …
    /// @throws ShapeException if the matrix is empty or not square
    /// @throws IllegalArgumentException if there are not as many labels as classes
    public static ConfusionMatrixPlot confusionMatrix(long[][] counts, String... labels) {
        return ConfusionMatrixPlot.of(counts, labels);
    }

    /// A normalized confusion matrix, row = true class, column = predicted class.
    ///
    /// @param values a square matrix
    /// @param labels the names of the classes, in the order of the rows; none for 0, 1, 2, …
    /// @throws ShapeException if the matrix is empty or not square
    /// @throws IllegalArgumentException if there are not as many labels as classes
    public static ConfusionMatrixPlot confusionMatrix(double[][] values, String... labels) {
        return ConfusionMatrixPlot.of(values, labels);
    }

    /// Images with the probabilities that a classifier gives them.
    ///
    /// @param images at least one
    /// @param probabilities a row for each image with a number for each class
    /// @param labels the true class of each image
    /// @throws ShapeException if the numbers of images, rows and labels differ, or the lengths of the rows
    /// @throws IllegalArgumentException if there are no images or a label is not a class
    public static PredictionsPlot predictions(List<ImageData> images, float[][] probabilities, int[] labels) {
        return PredictionsPlot.of(images, probabilities, labels);
    }

    /// Images with the probabilities that a classifier gives them.
    ///
    /// @param images `(images, height, width)`, or with a last axis of 1 (grey) or 3 (RGB); UINT8 or floating
    /// @param probabilities `(images, classes)`
    /// @param labels the true class of each image
    /// @throws ShapeException if the shapes do not go together
    /// @throws DTypeException if the images are neither UINT8 nor floating
    /// @throws IllegalArgumentException if there are no images or a label is not a class
    public static PredictionsPlot predictions(Tensor images, Tensor probabilities, int[] labels) {
        return predictions(ImageData.list(images), probabilities.toFloatMatrix(), labels);
    }

    /// How often values fall into equal bins, for instance the weights of a layer.
    ///
    /// @param name what the values are: the title
    /// @param values at least one finite number
    /// @param bins how many bins, at least 1
    /// @throws IllegalArgumentException if no value is finite or there are no bins
    public static HistogramPlot histogram(String name, float[] values, int bins) {
        return HistogramPlot.of(name, values, bins);
    }
}
