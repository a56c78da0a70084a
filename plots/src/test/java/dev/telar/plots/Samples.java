package dev.telar.plots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One picture of each kind, small enough to be drawn often.
final class Samples {

    private Samples() {}

    static Map<String, List<Double>> metrics() {
        return Map.of("accuracy", List.of(0.2, 0.6, 0.75, 0.8), "val_accuracy", List.of(0.5, 0.7, 0.78, 0.81), "loss",
                List.of(2.0, 1.0));
    }

    static ImageData gradient() {
        byte[] pixels = new byte[28 * 28];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 28 * 255 / 27);
        }
        return ImageData.grey(28, 28, pixels);
    }

    static Map<String, Picture> all() {
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("history", Plots.history(metrics(), "accuracy").title("model accuracy"));
        all.put("chart", Plots.chart().points("data", new double[]{0, 1, 2}, new double[]{1, 3, 2})
                .line("fit", new double[]{0, 1, 2}, new double[]{1.5, 2, 2.5}).xLabel("x").yLabel("y"));
        all.put("functions",
                Plots.functions(-5, 5, 100).add("tanh", Math::tanh).add("relu", x -> Math.max(0, x)).title("activations"));
        all.put("grid", Plots.imageGrid(List.of(gradient(), gradient(), gradient()), 2, 2).titles("a", "b", "c"));
        all.put("matrix",
                Plots.confusionMatrix(new long[][]{{50, 0, 0}, {0, 47, 3}, {0, 1, 49}}, "setosa", "versicolor", "virginica"));
        all.put("predictions",
                Plots.predictions(List.of(gradient(), gradient()), new float[][]{{0.1f, 0.9f}, {0.6f, 0.4f}}, new int[]{1, 1}));
        all.put("histogram", Plots.histogram("weights", new float[]{-1, -0.5f, 0, 0, 0.1f, 0.5f, 1}, 5));
        return all;
    }
}
