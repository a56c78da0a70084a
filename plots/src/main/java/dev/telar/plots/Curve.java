package dev.telar.plots;

import java.util.Arrays;
import java.util.Objects;

/// A named series of points, drawn as a line or as points. The arrays are nobody else's.
///
/// A point with a coordinate that is NaN, infinite or beyond 10³⁰⁰ (where computing the axes would overflow) is a gap.
final class Curve {

    enum Style {
        LINE, LINE_WITH_POINTS, POINTS, STEPPED_AREA
    }

    private static final double LARGEST = 1e300;

    private final String name;
    private final Style style;
    private final double[] x;
    private final double[] y;

    Curve(String name, Style style, double[] xs, double[] ys) {
        this.name = Objects.requireNonNull(name, "name");
        this.style = style;
        x = xs.clone();
        y = ys.clone();
        if (x.length != y.length) {
            throw new IllegalArgumentException("chart: series '" + name + "' has " + x.length + " x values but " + y.length
                    + " y values; give one y for each x");
        }
        if (x.length == 0) {
            throw new IllegalArgumentException("chart: series '" + name + "' has no points; give at least one");
        }
        double anywhere = firstFinite(x);
        for (int i = 0; i < x.length; i++) {
            if (!isShown(x[i]) || !isShown(y[i])) {
                x[i] = isShown(x[i]) ? x[i] : anywhere;
                y[i] = Double.NaN;
            }
        }
    }

    private static boolean isShown(double value) {
        return Math.abs(value) <= LARGEST;
    }

    private static double firstFinite(double[] values) {
        for (double value : values) {
            if (isShown(value)) {
                return value;
            }
        }
        return 0;
    }

    String name() {
        return name;
    }

    Style style() {
        return style;
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    int size() {
        return x.length;
    }

    /// Whether there is anything to show.
    boolean hasPoint() {
        return Arrays.stream(y).anyMatch(value -> !Double.isNaN(value));
    }

    /// Whether some point has no neighbour to be joined with, so that a line alone would not show it.
    boolean hasLonePoint() {
        for (int i = 0; i < y.length; i++) {
            boolean left = i > 0 && !Double.isNaN(y[i - 1]);
            boolean right = i + 1 < y.length && !Double.isNaN(y[i + 1]);
            if (!Double.isNaN(y[i]) && !left && !right) {
                return true;
            }
        }
        return false;
    }

    static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
