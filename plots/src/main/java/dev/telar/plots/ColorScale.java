package dev.telar.plots;

/// A color map stretched over a range of values. Where the range is a single value, that value has the first colour, as in Matplotlib.
record ColorScale(ColorMap map, double low, double high) {

    /// From the smallest to the largest finite value; 0 to 0 without any.
    static ColorScale of(ColorMap map, double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low > high ? new ColorScale(map, 0, 0) : new ColorScale(map, low, high);
    }

    static ColorScale of(ColorMap map, float[] values) {
        return of(map, Curve.doubles(values));
    }

    int rgb(double value) {
        return map.rgb(high > low || !Double.isFinite(value) ? (value - low) / (high - low) : 0);
    }
}
