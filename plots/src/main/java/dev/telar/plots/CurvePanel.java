package dev.telar.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// One pair of axes with curves, drawn by XChart into a rectangle.
///
/// What Telar does itself: the title (XChart neither breaks nor shortens one), the place of the legend, and the choice of ticks.
record CurvePanel(List<Curve> curves, String xLabel, String yLabel, Ticks ticks, boolean legend, OptionalDouble yLow,
        OptionalDouble yHigh) {

    enum Ticks {
        /// At round numbers.
        ROUND,
        /// At x values of the curves; for epochs.
        AT_POINTS
    }

    /// Matplotlib's ten colours, which Tableau designed.
    private static final int[] PALETTE = {0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f,
            0xbcbd22,
            0x17becf};
    private static final int GRID = 0xdddddd;
    private static final double TICK_TEXT = 12;
    private static final double LABEL_TEXT = 13;
    private static final int MARKER = 6;
    private static final int MOST_CURVES_WITH_LEGEND_INSIDE = 5;
    private static final double LONGEST_NAME = 0.3;

    void paint(Graphics2D graphics, double x, double y, int width, int height) {
        XYChart chart = new XYChart(width, height);
        style(chart.getStyler(), width);
        chart.setTitle("");
        chart.setXAxisTitle(Lettering.plain(LABEL_TEXT).fit(xLabel, width * 0.8));
        chart.setYAxisTitle(Lettering.plain(LABEL_TEXT).fit(yLabel, height * 0.8));
        for (int i = 0; i < curves.size(); i++) {
            add(chart, curves.get(i), new Color(PALETTE[i % PALETTE.length]), i, width);
        }
        if (ticks == Ticks.ROUND) {
            addTickBreaker(chart);
        }
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        chart.paint(graphics, width, height);
        graphics.setTransform(before);
        graphics.setClip(null);
    }

    private void style(XYStyler style, int width) {
        style.setLocale(Locale.ROOT);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(Color.BLACK);
        style.setChartTitleVisible(false);
        style.setChartPadding(12);
        style.setAxisTitleFont(Lettering.plain(LABEL_TEXT).font());
        style.setXAxisTitleVisible(!xLabel.isBlank());
        style.setYAxisTitleVisible(!yLabel.isBlank());
        style.setAxisTickLabelsFont(Lettering.plain(TICK_TEXT).font());
        style.setAxisTicksLineVisible(false);
        style.setAxisTickMarksColor(Color.BLACK);
        style.setPlotGridLinesColor(new Color(GRID));
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotMargin(0);
        style.setMarkerSize(MARKER);
        style.setXAxisTickMarkSpacingHint(Math.min(60, width / 8));
        style.setLegendFont(Lettering.plain(TICK_TEXT).font());
        style.setLegendBorderColor(new Color(GRID));
        style.setLegendPadding(8);
        style.setLegendVisible(legend);
        boolean inside = curves.size() <= MOST_CURVES_WITH_LEGEND_INSIDE;
        style.setLegendPosition(inside ? freeCorner() : LegendPosition.OutsideE);
        yLow.ifPresent(style::setYAxisMin);
        yHigh.ifPresent(style::setYAxisMax);
    }

    private void add(XYChart chart, Curve curve, Color color, int index, int width) {
        // XChart knows series by their names: the index keeps equal names apart, the label is what is shown
        XYSeries series = chart.addSeries(index + " " + curve.name(), curve.x(), curve.y());
        String label = Lettering.plain(TICK_TEXT).fit(curve.name(), width * LONGEST_NAME);
        series.setLabel(label.isEmpty() ? " " : label);
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setLineStyle(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        boolean points = curve.style() == Curve.Style.LINE_WITH_POINTS || curve.hasLonePoint();
        switch (curve.style()) {
            case LINE, LINE_WITH_POINTS -> {
                series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
                series.setMarker(points ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
            }
            case POINTS -> {
                series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
                series.setMarker(SeriesMarkers.CIRCLE);
            }
            case STEPPED_AREA -> {
                series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
                series.setFillColor(color);
                series.setMarker(SeriesMarkers.NONE);
                series.setLineStyle(new BasicStroke(0));
            }
        }
    }

    /// XChart puts ticks at the points themselves when these are equally spaced, so that 100 points on [−5, 5] are labelled
    /// −3.9899 and the like. A point that shows nothing and lies between the others makes it look for round numbers.
    private void addTickBreaker(XYChart chart) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves) {
            for (double x : curve.x()) {
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
        }
        double between = low + (high - low) * 0.381_966;
        XYSeries series = chart.addSeries("ticks", new double[]{between}, new double[]{Double.NaN});
        series.setShowInLegend(false);
        series.setMarker(SeriesMarkers.NONE);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }

    /// The corner with the fewest points, as Matplotlib's `loc='best'`; among equals upper left, upper right, lower right, lower left.
    private LegendPosition freeCorner() {
        double[] bounds = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY};
        for (Curve curve : curves) {
            for (int i = 0; i < curve.size(); i++) {
                if (!Double.isNaN(curve.y()[i])) {
                    bounds[0] = Math.min(bounds[0], curve.x()[i]);
                    bounds[1] = Math.max(bounds[1], curve.x()[i]);
                    bounds[2] = Math.min(bounds[2], curve.y()[i]);
                    bounds[3] = Math.max(bounds[3], curve.y()[i]);
                }
            }
        }
        LegendPosition[] corners = {LegendPosition.InsideNW, LegendPosition.InsideNE, LegendPosition.InsideSE,
                LegendPosition.InsideSW};
        long[] counts = new long[corners.length];
        for (Curve curve : curves) {
            for (int i = 0; i < curve.size(); i++) {
                int corner = corner((curve.x()[i] - bounds[0]) / (bounds[1] - bounds[0]),
                        (curve.y()[i] - bounds[2]) / (bounds[3] - bounds[2]));
                if (corner >= 0) {
                    counts[corner]++;
                }
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] < counts[best] ? i : best;
        }
        return corners[best];
    }

    /// Which corner of the unit square a point lies in, in the order of [#freeCorner()]; −1 for none.
    private static int corner(double x, double y) {
        double side = 0.35;
        boolean left = x <= side;
        boolean right = x >= 1 - side;
        if (y >= 1 - side) {
            return left ? 0 : right ? 1 : -1;
        }
        if (y <= side) {
            return right ? 2 : left ? 3 : -1;
        }
        return -1;
    }
}
