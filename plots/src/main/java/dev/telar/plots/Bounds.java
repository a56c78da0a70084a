package dev.telar.plots;

import java.util.List;
import java.util.stream.IntStream;

/// The part of the plane that a pair of axes shows.
record Bounds(double xLow, double xHigh, double yLow, double yHigh) {

    /// What stays free on each side, as in Matplotlib.
    private static final double MARGIN = 0.05;
    /// Below this part of their size, differences are the noise of computing and not worth an axis.
    private static final double NOISE = 1e-10;

    private static final double LESS_THAN_ONE = 0.99;

    /// The corners in which a legend may stand, in the order in which they are liked.
    enum Corner {
        UPPER_LEFT, UPPER_RIGHT, LOWER_RIGHT, LOWER_LEFT
    }

    /// What holds all points, with a margin around them. Without a point that can be shown y runs from 0 to 1.
    ///
    /// @param curves at least one
    /// @param epochs whether x counts epochs: then the margins end before the next epoch
    static Bounds around(List<Curve> curves, boolean epochs) {
        double[] x = range();
        double[] y = range();
        for (Curve curve : curves) {
            for (int i = 0; i < curve.size(); i++) {
                include(x, curve.x()[i]);
                include(y, curve.y()[i]);
            }
        }
        if (y[0] > y[1]) {
            return new Bounds(x[0] - LESS_THAN_ONE, x[1] + LESS_THAN_ONE, 0, 1);
        }
        double xMargin = epochs ? epochMargin(x[1] - x[0]) : margin(x);
        double yMargin = margin(y);
        return new Bounds(x[0] - xMargin, x[1] + xMargin, y[0] - yMargin, y[1] + yMargin);
    }

    private static double[] range() {
        return new double[]{Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    }

    private static void include(double[] range, double value) {
        if (!Double.isNaN(value)) {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
    }

    private static double margin(double[] range) {
        double largest = Math.max(Math.abs(range[0]), Math.abs(range[1]));
        double span = range[1] - range[0];
        double margin = MARGIN * (span > NOISE * largest ? span : largest);
        return margin > 0 ? margin : MARGIN;
    }

    private static double epochMargin(double span) {
        return span == 0 ? LESS_THAN_ONE : Math.clamp(MARGIN * span, 0.5, LESS_THAN_ONE);
    }

    Bounds withY(double low, double high) {
        return new Bounds(xLow, xHigh, low, high);
    }

    /// The corner with the fewest points, as Matplotlib's `loc='best'`.
    Corner freeCorner(List<Curve> curves) {
        Corner best = Corner.UPPER_LEFT;
        long fewest = Long.MAX_VALUE;
        for (Corner corner : Corner.values()) {
            long count = curves.stream().mapToLong(curve -> count(curve, corner)).sum();
            if (count < fewest) {
                fewest = count;
                best = corner;
            }
        }
        return best;
    }

    private long count(Curve curve, Corner corner) {
        return IntStream.range(0, curve.size()).filter(i -> isIn(corner, (curve.x()[i] - xLow) / (xHigh - xLow),
                (curve.y()[i] - yLow) / (yHigh - yLow))).count();
    }

    private static boolean isIn(Corner corner, double right, double up) {
        double side = 0.35;
        return switch (corner) {
            case UPPER_LEFT -> right <= side && up >= 1 - side;
            case UPPER_RIGHT -> right >= 1 - side && up >= 1 - side;
            case LOWER_RIGHT -> right >= 1 - side && up <= side;
            case LOWER_LEFT -> right <= side && up <= side;
        };
    }
}
