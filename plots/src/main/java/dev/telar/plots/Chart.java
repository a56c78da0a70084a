package dev.telar.plots;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Curves and points over one pair of axes: a training history, a regression with its data.
///
///     Plots.chart().points("data", x, y).line("fit", x, fitted).xLabel("x").yLabel("y").title("regression").save(file);
///
/// Points whose x or y is NaN or infinite are left out and break a line. Default size: 640 × 480. The legend stands in the corner
/// with the fewest points; with more than five series it stands outside.
public final class Chart implements Picture {

    /// Up to so many points a history shows each of them.
    private static final int MOST_MARKED_EPOCHS = 60;

    private final Frame frame;
    private final CurvePanel panel;

    private Chart(Frame frame, CurvePanel panel) {
        this.frame = frame;
        this.panel = panel;
    }

    static Chart empty() {
        return new Chart(new Frame("", 640, 480),
                new CurvePanel(List.of(), "", "", CurvePanel.Ticks.ROUND, true, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    static Chart history(Map<String, ? extends List<? extends Number>> metrics, String metric,
            List<Integer> epochs) {
        Objects.requireNonNull(metric, "metric");
        List<Curve> curves = new ArrayList<>();
        List<? extends Number> train = metrics.get(metric);
        List<? extends Number> validation = metrics.get("val_" + metric);
        if (train == null && validation == null) {
            throw new IllegalArgumentException(
                    "history: there is no metric '" + metric + "'; there are " + List.copyOf(metrics.keySet()));
        }
        if (train != null) {
            curves.add(curve("train", metric, train, epochs));
        }
        if (validation != null) {
            curves.add(curve("val", "val_" + metric, validation, epochs));
        }
        return new Chart(new Frame("", 640, 480), new CurvePanel(curves, "epoch", metric, CurvePanel.Ticks.EPOCHS, true,
                OptionalDouble.empty(), OptionalDouble.empty()));
    }

    private static Curve curve(String name, String metric, List<? extends Number> values, List<Integer> epochs) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("history: '" + metric + "' has no values yet; train for at least one epoch");
        }
        double[] x = measuredEpochs(epochs, values.size());
        double[] y = values.stream().mapToDouble(Number::doubleValue).toArray();
        return new Curve(name, x.length <= MOST_MARKED_EPOCHS ? Curve.Style.LINE_WITH_POINTS : Curve.Style.LINE, x, y);
    }

    /// In which epochs so many values were measured: all of them, or, with a validation in every f-th epoch only, those whose number
    /// f divides, for the smallest f that gives as many. Without such an f the values stand at 1, 2, 3, …
    ///
    /// @param epochs counted from 1
    static double[] measuredEpochs(List<Integer> epochs, int count) {
        for (int frequency = 1; !epochs.isEmpty() && frequency <= epochs.getLast(); frequency++) {
            int every = frequency;
            double[] measured = epochs.stream().filter(epoch -> epoch % every == 0).mapToDouble(Integer::doubleValue).toArray();
            if (measured.length == count) {
                return measured;
            }
        }
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }

    /// The same chart with one more line through the points (x₀, y₀), (x₁, y₁), … in this order.
    ///
    /// @param name what the legend says
    /// @param x any order, as many as y
    /// @param y as many as x
    /// @throws IllegalArgumentException if there are no points, or not as many y as x
    public Chart line(String name, double[] x, double[] y) {
        return with(new Curve(name, Curve.Style.LINE, x, y));
    }

    /// As [#line(String, double[], double[])].
    ///
    /// @param name what the legend says
    /// @param x any order, as many as y
    /// @param y as many as x
    public Chart line(String name, float[] x, float[] y) {
        return line(name, Curve.doubles(x), Curve.doubles(y));
    }

    /// The same chart with one more set of points that are not joined: a scatter plot.
    ///
    /// @param name what the legend says
    /// @param x as many as y
    /// @param y as many as x
    /// @throws IllegalArgumentException if there are no points, or not as many y as x
    public Chart points(String name, double[] x, double[] y) {
        return with(new Curve(name, Curve.Style.POINTS, x, y));
    }

    /// As [#points(String, double[], double[])].
    ///
    /// @param name what the legend says
    /// @param x as many as y
    /// @param y as many as x
    public Chart points(String name, float[] x, float[] y) {
        return points(name, Curve.doubles(x), Curve.doubles(y));
    }

    private Chart with(Curve curve) {
        List<Curve> curves = new ArrayList<>(panel.curves());
        curves.add(curve);
        return new Chart(frame, new CurvePanel(List.copyOf(curves), panel.xLabel(), panel.yLabel(), CurvePanel.Ticks.ROUND, true,
                panel.yLow(), panel.yHigh()));
    }

    /// The same chart with a text below the x axis.
    ///
    /// @param label the text; empty for none
    public Chart xLabel(String label) {
        return new Chart(frame,
                new CurvePanel(panel.curves(), Objects.requireNonNull(label, "label"), panel.yLabel(), panel.ticks(),
                        true, panel.yLow(), panel.yHigh()));
    }

    /// The same chart with a text beside the y axis.
    ///
    /// @param label the text; empty for none
    public Chart yLabel(String label) {
        return new Chart(frame,
                new CurvePanel(panel.curves(), panel.xLabel(), Objects.requireNonNull(label, "label"), panel.ticks(),
                        true, panel.yLow(), panel.yHigh()));
    }

    /// The same chart whose y axis runs from `low` to `high`, for instance 0 to 1 for an accuracy. Default: what the points need.
    ///
    /// @param low a finite number
    /// @param high a finite number over `low`
    /// @throws IllegalArgumentException if the numbers are not finite or not in order
    public Chart yRange(double low, double high) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
            throw new IllegalArgumentException(
                    "yRange: needs two finite numbers, the lower first, but got " + low + " and " + high);
        }
        return new Chart(frame, new CurvePanel(panel.curves(), panel.xLabel(), panel.yLabel(), panel.ticks(), true,
                OptionalDouble.of(low), OptionalDouble.of(high)));
    }

    @Override
    public Chart title(String title) {
        return new Chart(frame.withTitle(title), panel);
    }

    @Override
    public Chart size(int width, int height) {
        return new Chart(frame.withSize(width, height), panel);
    }

    @Override
    public int width() {
        return frame.width();
    }

    @Override
    public int height() {
        return frame.height();
    }

    @Override
    public void paint(Graphics2D graphics) {
        if (panel.curves().isEmpty()) {
            throw new IllegalStateException("chart: there is nothing to show; add a series with line(…) or points(…)");
        }
        int top = (int) Lettering.paintTitle(graphics, frame);
        panel.paint(graphics, 0, top, width(), height() - top);
    }
}
