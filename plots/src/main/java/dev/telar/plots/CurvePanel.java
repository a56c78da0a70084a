package dev.telar.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
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
        /// On the x axis at whole epochs.
        EPOCHS,
        /// On the y axis at whole numbers, else at round ones.
        COUNTS
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
    /// About how many pixels of a side are not the plot itself: labels, ticks and their names.
    private static final int AROUND_PLOT = 90;
    private static final int SMALLEST_WITH_LEGEND = 160;
    private static final double LONGEST_NAME = 0.3;

    void paint(Graphics2D graphics, double x, double y, int width, int height) {
        Bounds around = Bounds.around(curves, ticks == Ticks.EPOCHS);
        Bounds bounds = around.withY(yLow.orElse(around.yLow()), yHigh.orElse(around.yHigh()));
        XYChart chart = new XYChart(width, height);
        style(chart.getStyler(), width, height, bounds);
        chart.setTitle("");
        chart.setXAxisTitle(Lettering.plain(LABEL_TEXT).fit(xLabel, width * 0.8));
        chart.setYAxisTitle(Lettering.plain(LABEL_TEXT).fit(yLabel, height * 0.8));
        for (int i = 0; i < curves.size(); i++) {
            add(chart, curves.get(i), new Color(PALETTE[i % PALETTE.length]), i, width);
        }
        addTickBreaker(chart, bounds);
        AffineTransform before = graphics.getTransform();
        Shape clip = graphics.getClip();
        graphics.translate(x, y);
        chart.paint(graphics, width, height);
        graphics.setTransform(before);
        graphics.setClip(clip);
        if (curves.stream().noneMatch(Curve::hasPoint)) {
            paintNothing(graphics, x + width / 2.0, y + height / 2.0);
        }
    }

    private void style(XYStyler style, int width, int height, Bounds bounds) {
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
        style.setLegendVisible(legend && width >= SMALLEST_WITH_LEGEND && height >= SMALLEST_WITH_LEGEND);
        boolean inside = curves.size() <= MOST_CURVES_WITH_LEGEND_INSIDE;
        style.setLegendPosition(inside ? position(bounds.freeCorner(curves)) : LegendPosition.OutsideE);
        // the margins are in the bounds, so that ticks may stand in them
        style.setPlotContentSize(1);
        style.setXAxisMin(bounds.xLow());
        style.setXAxisMax(bounds.xHigh());
        style.setYAxisMin(bounds.yLow());
        style.setYAxisMax(bounds.yHigh());
        switch (ticks) {
            case EPOCHS -> style.setXAxisTickMarkSpacingHint(
                    Math.max(style.getXAxisTickMarkSpacingHint(),
                            wholeStep(width - AROUND_PLOT, bounds.xHigh() - bounds.xLow())));
            case COUNTS -> style.setYAxisTickMarkSpacingHint(
                    Math.max(style.getYAxisTickMarkSpacingHint(), wholeStep(height - AROUND_PLOT, bounds.yHigh())));
            case ROUND -> {
            }
        }
    }

    /// How many pixels apart XChart must put its ticks so that they are at least 1 apart. It rounds the distance that it is asked for to
    /// 1, 2 or 5 times a power of ten, 0.75 to 1.5 becoming 1; 1.1 leaves room for what is not known here: the width of the labels.
    private static int wholeStep(int pixels, double span) {
        return (int) (1.1 * Math.max(1, pixels) / span);
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
    /// −3.9899 and the like. A point that shows nothing and lies off the others makes it look for round numbers.
    private static void addTickBreaker(XYChart chart, Bounds bounds) {
        double offRegular = 0.381_966;
        double x = bounds.xLow() + (bounds.xHigh() - bounds.xLow()) * offRegular;
        double y = bounds.yLow() + (bounds.yHigh() - bounds.yLow()) * offRegular;
        XYSeries series = chart.addSeries("ticks", new double[]{x}, new double[]{y});
        series.setShowInLegend(false);
        series.setMarker(SeriesMarkers.NONE);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }

    private static LegendPosition position(Bounds.Corner corner) {
        return switch (corner) {
            case UPPER_LEFT -> LegendPosition.InsideNW;
            case UPPER_RIGHT -> LegendPosition.InsideNE;
            case LOWER_RIGHT -> LegendPosition.InsideSE;
            case LOWER_LEFT -> LegendPosition.InsideSW;
        };
    }

    private static void paintNothing(Graphics2D graphics, double x, double y) {
        graphics.setColor(Color.GRAY);
        Lettering.plain(LABEL_TEXT).paintCentred(graphics, "no finite values", x, y);
    }
}
