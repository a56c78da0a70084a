package dev.telar.plots;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/// Functions of one variable, each in a panel of its own under its name; made for activations.
///
///     Plots.functions(-5, 5, 100).add("tanh", Math::tanh).add("relu", x -> Math.max(0, x)).save(file);
///
/// The x values are equally spaced with both ends included, as NumPy's `linspace`. Values that are NaN or infinite leave gaps.
/// Default: up to four panels in a row, each 320 × 270 pixels.
public final class FunctionPanels implements Picture {

    private static final int PANEL_WIDTH = 320;
    private static final int PANEL_HEIGHT = 270;
    private static final int DEFAULT_COLUMNS = 4;
    private static final int UNSET = 0;

    private final String title;
    private final double[] x;
    private final List<Curve> curves;
    private final int columns;
    private final int width;
    private final int height;

    private FunctionPanels(String title, double[] x, List<Curve> curves, int columns, int width, int height) {
        this.title = title;
        this.x = x;
        this.curves = curves;
        this.columns = columns;
        this.width = width;
        this.height = height;
    }

    static FunctionPanels over(double from, double to, int points) {
        if (!Double.isFinite(from) || !Double.isFinite(to) || from >= to) {
            throw new IllegalArgumentException(
                    "functions: the range needs two finite numbers, the lower first, but got " + from + " and " + to);
        }
        if (points < 2) {
            throw new IllegalArgumentException("functions: needs at least 2 points, but got " + points);
        }
        double[] x = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = from + (to - from) * i / (points - 1);
        }
        x[points - 1] = to;
        return new FunctionPanels("", x, List.of(), UNSET, UNSET, UNSET);
    }

    /// The x values at which the functions are shown, for functions that are computed elsewhere.
    public double[] x() {
        return x.clone();
    }

    /// The same picture with one more panel. The function is evaluated at once.
    ///
    /// @param name what stands over the panel
    /// @param function from x to y
    public FunctionPanels add(String name, DoubleUnaryOperator function) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = function.applyAsDouble(x[i]);
        }
        return add(name, y);
    }

    /// The same picture with one more panel.
    ///
    /// @param name what stands over the panel
    /// @param y the values at [#x()]
    /// @throws IllegalArgumentException if there are not as many values as points
    public FunctionPanels add(String name, double... y) {
        Objects.requireNonNull(name, "name");
        if (y.length != x.length) {
            throw new IllegalArgumentException("functions: '" + name + "' has " + y.length + " values for " + x.length
                    + " points; compute one for each of x()");
        }
        List<Curve> more = new ArrayList<>(curves);
        more.add(new Curve(name, Curve.Style.LINE, x, y));
        return new FunctionPanels(title, x, List.copyOf(more), columns, width, height);
    }

    /// As [#add(String, double...)].
    ///
    /// @param name what stands over the panel
    /// @param y the values at [#x()]
    public FunctionPanels add(String name, float... y) {
        return add(name, Curve.doubles(y));
    }

    /// The same picture with so many panels in a row. Default: all in one row, but at most four.
    ///
    /// @param count at least 1
    /// @throws IllegalArgumentException if the count is below 1
    public FunctionPanels columns(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("columns: needs at least 1, but got " + count);
        }
        return new FunctionPanels(title, x, curves, count, width, height);
    }

    @Override
    public FunctionPanels title(String newTitle) {
        return new FunctionPanels(Objects.requireNonNull(newTitle, "title"), x, curves, columns, width, height);
    }

    @Override
    public FunctionPanels size(int newWidth, int newHeight) {
        Frame frame = new Frame(title, newWidth, newHeight);
        return new FunctionPanels(title, x, curves, columns, frame.width(), frame.height());
    }

    @Override
    public int width() {
        return width == UNSET ? Frame.bounded(PANEL_WIDTH * panelsInRow()) : width;
    }

    @Override
    public int height() {
        return height == UNSET ? Frame.bounded(PANEL_HEIGHT * rows()) : height;
    }

    private int panelsInRow() {
        return Math.max(1, Math.min(curves.size(), columns == UNSET ? DEFAULT_COLUMNS : columns));
    }

    private int rows() {
        return Math.max(1, Math.ceilDiv(curves.size(), panelsInRow()));
    }

    @Override
    public void paint(Graphics2D graphics) {
        if (curves.isEmpty()) {
            throw new IllegalStateException("functions: there is nothing to show; add a function with add(name, function)");
        }
        int top = (int) Lettering.paintTitle(graphics, new Frame(title, width(), height()));
        int panelWidth = width() / panelsInRow();
        int panelHeight = (height() - top) / rows();
        for (int i = 0; i < curves.size(); i++) {
            int left = i % panelsInRow() * panelWidth;
            int upper = top + i / panelsInRow() * panelHeight;
            paintPanel(graphics, curves.get(i), left, upper, panelWidth, panelHeight);
        }
    }

    private static void paintPanel(Graphics2D graphics, Curve curve, int x, int y, int width, int height) {
        CurvePanel panel = new CurvePanel(List.of(curve), "", "", CurvePanel.Ticks.ROUND, false, OptionalDouble.empty(),
                OptionalDouble.empty());
        int titleHeight = 28;
        panel.paint(graphics, x, y + titleHeight - 12, width, height - titleHeight + 12);
        graphics.translate(0, y);
        Lettering.paintTitle(graphics, curve.name(), Lettering.plain(14), x, width);
        graphics.translate(0, -y);
    }
}
