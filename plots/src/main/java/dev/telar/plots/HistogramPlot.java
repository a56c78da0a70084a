package dev.telar.plots;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/// How often values fall into equal bins between the smallest and the largest of them, as NumPy's `histogram`: each bin holds
/// its lower edge but not its upper one, the last bin holds both. Equal values stand in the middle of a range of 1.
///
/// NaN and infinite values are left out, and the label of the x axis says how many they were. Default size: 640 × 480, titled
/// by the name of the values.
public final class HistogramPlot implements Picture {

    private final Frame frame;
    private final double[] edges;
    private final long[] counts;
    private final int leftOut;

    private HistogramPlot(Frame frame, double[] edges, long[] counts, int leftOut) {
        this.frame = frame;
        this.edges = edges;
        this.counts = counts;
        this.leftOut = leftOut;
    }

    static HistogramPlot of(String name, float[] values, int bins) {
        Objects.requireNonNull(name, "name");
        if (bins < 1) {
            throw new IllegalArgumentException("histogram: needs at least 1 bin, but got " + bins);
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int finite = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
                finite++;
            }
        }
        if (finite == 0) {
            throw new IllegalArgumentException("histogram: none of the " + values.length + " values of '" + name
                    + "' is a finite number; give at least one");
        }
        if (low == high) {
            low -= 0.5;
            high += 0.5;
        }
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = low + (high - low) * i / bins;
        }
        edges[bins] = high;
        return new HistogramPlot(new Frame(name, 640, 480), edges, count(values, edges), values.length - finite);
    }

    private static long[] count(float[] values, double[] edges) {
        int bins = edges.length - 1;
        double scale = bins / (edges[bins] - edges[0]);
        long[] counts = new long[bins];
        for (float value : values) {
            if (Float.isFinite(value)) {
                int bin = Math.min((int) ((value - edges[0]) * scale), bins - 1);
                // rounding may miss by one bin; the edges decide
                if (value < edges[bin]) {
                    bin--;
                } else if (bin < bins - 1 && value >= edges[bin + 1]) {
                    bin++;
                }
                counts[bin]++;
            }
        }
        return counts;
    }

    /// The borders of the bins, one more than there are bins.
    public double[] edges() {
        return edges.clone();
    }

    /// How many values each bin holds.
    public long[] counts() {
        return counts.clone();
    }

    @Override
    public HistogramPlot title(String title) {
        return new HistogramPlot(frame.withTitle(title), edges, counts, leftOut);
    }

    @Override
    public HistogramPlot size(int width, int height) {
        return new HistogramPlot(frame.withSize(width, height), edges, counts, leftOut);
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
        double[] steps = new double[edges.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = counts[Math.min(i, counts.length - 1)];
        }
        Curve curve = new Curve("values", Curve.Style.STEPPED_AREA, edges, steps);
        String label = leftOut == 0 ? "value" : "value (" + leftOut + " not finite, left out)";
        int top = (int) Lettering.paintTitle(graphics, frame);
        new CurvePanel(List.of(curve), label, "count", CurvePanel.Ticks.COUNTS, false, OptionalDouble.of(0),
                OptionalDouble.empty())
                .paint(graphics, 0, top, width(), height() - top);
    }
}
