package dev.telar.examples;

import static dev.telar.activations.Activations.TANH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.telar.callbacks.EarlyStopping;
import dev.telar.callbacks.History;
import dev.telar.callbacks.Progress;
import dev.telar.data.Dataset;
import dev.telar.layers.Dense;
import dev.telar.losses.MeanSquaredError;
import dev.telar.models.Fit;
import dev.telar.models.Sequential;
import dev.telar.models.Training;
import dev.telar.optimizers.Adam;
import dev.telar.plots.Plots;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// A curve through noisy points; the training ends when the validation no longer gets better.
public final class Regression {

    static final int MOST_EPOCHS = 500;
    private static final int POINTS = 200;
    private static final double NOISE = 0.1;

    private Regression() {}

    /// Trains and saves a picture.
    ///
    /// @param args the folder for the picture, by default `telar-notebook`
    public static void main(String[] args) throws IOException {
        run(Path.of(args.length == 0 ? "telar-notebook" : args[0]));
    }

    /// @return loss and validation loss of every epoch
    static History run(Path folder) throws IOException {
        java.util.Random random = new java.util.Random(42);
        float[] x = new float[POINTS];
        float[] y = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = random.nextFloat(-3, 3);
            y[i] = (float) (Math.sin(x[i]) + NOISE * random.nextGaussian());
        }
        Dataset points = Dataset.of(Tensor.of(x, Shape.of(POINTS, 1)), Tensor.of(y, Shape.of(POINTS, 1)));

        Sequential model = new Sequential().seed(42);
        model.add(Dense.of(32).activation(TANH).inputShape(1));
        model.add(Dense.of(1));
        model.compile(Training.with(Adam.of(0.02)).loss(MeanSquaredError.of()));
        History history = model.fit(points, Fit.epochs(MOST_EPOCHS).validationSplit(0.25).progress(Progress.SILENT)
                .callbacks(EarlyStopping.monitor("val_loss").patience(20).restoreBestWeights(true)));

        System.out.printf(Locale.ROOT, "Stopped after %d of %d epochs, loss %.4f, val_loss %.4f%n", history.epochs().size(),
                MOST_EPOCHS,
                history.last("loss"), history.last("val_loss"));
        float[] grid = Tensor.linspace(-3, 3, 100).toFloatArray();
        float[] curve = model.predict(Tensor.of(grid, Shape.of(grid.length, 1))).toFloatArray();
        Path picture = Plots.chart().points("data", x, y).line("network", grid, curve).title("sin x with noise")
                .save(Files.createDirectories(folder).resolve("regression.png"));
        System.out.println("Picture: " + picture);
        return history;
    }
}
