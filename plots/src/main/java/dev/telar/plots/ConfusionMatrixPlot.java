package dev.telar.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

import dev.telar.error.ShapeException;

/// A confusion matrix as coloured cells, row = true class, column = predicted class, as scikit-learn's `ConfusionMatrixDisplay`
/// (`sklearn/metrics/_plot/confusion_matrix.py`).
///
/// Each cell is written in the map's last colour when its value lies below the middle of the range, else in the first, so light on
/// dark and dark on light. Counts are written as integers, or as `.2g` where that is shorter; other numbers as `.2g`. The text is
/// left out where the cells are too small to read it; ask for a larger [#size(int, int)] then. In a matrix of equal values the text
/// is light (scikit-learn's cannot be seen). Default size: 640 × 540, more from 13 classes on.
public final class ConfusionMatrixPlot implements Picture {

    private static final int LARGEST_DEFAULT = 1600;
    private static final int PIXELS_A_CLASS = 44;
    private static final int DECORATION = 160;

    /// What is shown and how, apart from the frame.
    private record Settings(List<List<Cell>> cells, List<String> labels, ColorMap map, boolean colorBar) {}

    /// A value and how it is written.
    record Cell(double value, String text) {}

    private final Frame frame;
    private final Settings settings;

    private ConfusionMatrixPlot(Frame frame, Settings settings) {
        this.frame = frame;
        this.settings = settings;
    }

    static ConfusionMatrixPlot of(long[][] counts, String... labels) {
        checkSquare(counts.length, Arrays.stream(counts).mapToInt(row -> row.length));
        return of(Arrays.stream(counts)
                .map(row -> Arrays.stream(row).mapToObj(count -> new Cell((double) count, CellText.count(count))).toList())
                .toList(), labels);
    }

    static ConfusionMatrixPlot of(double[][] matrix, String... labels) {
        checkSquare(matrix.length, Arrays.stream(matrix).mapToInt(row -> row.length));
        return of(Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).mapToObj(value -> new Cell(value, CellText.general(value))).toList()).toList(),
                labels);
    }

    private static ConfusionMatrixPlot of(List<List<Cell>> cells, String... labels) {
        int classes = cells.size();
        if (labels.length != 0 && labels.length != classes) {
            throw new IllegalArgumentException("confusionMatrix: got " + labels.length + " labels for " + classes
                    + " classes; give one for each, or none for 0 … " + (classes - 1));
        }
        List<String> names = labels.length == 0
                ? IntStream.range(0, classes).mapToObj(Integer::toString).toList()
                : List.of(labels);
        int more = Math.max(0, classes - 12) * PIXELS_A_CLASS;
        Frame frame = new Frame("", Math.min(LARGEST_DEFAULT, 640 + more),
                Math.min(LARGEST_DEFAULT - DECORATION / 2, 540 + more));
        return new ConfusionMatrixPlot(frame, new Settings(cells, names, ColorMap.VIRIDIS, true));
    }

    private static void checkSquare(int rows, IntStream lengths) {
        int[] columns = lengths.toArray();
        if (rows == 0 || Arrays.stream(columns).anyMatch(length -> length != rows)) {
            throw new ShapeException(
                    "confusionMatrix: takes a square matrix of at least one class, given " + rows + " rows of lengths "
                            + Arrays.toString(columns));
        }
    }

    /// The same matrix with other texts in its cells, for instance `value -> String.format(Locale.ROOT, "%.0f%%", 100 * value)`.
    ///
    /// @param text from a value to what the cell shows; empty for nothing
    public ConfusionMatrixPlot cellText(DoubleFunction<String> text) {
        List<List<Cell>> cells = settings.cells.stream()
                .map(row -> row.stream().map(cell -> new Cell(cell.value, text.apply(cell.value))).toList()).toList();
        return with(new Settings(cells, settings.labels, settings.map, settings.colorBar));
    }

    /// The same matrix in other colours. Default: [ColorMap#VIRIDIS].
    ///
    /// @param map from small to large values
    public ConfusionMatrixPlot colorMap(ColorMap map) {
        return with(new Settings(settings.cells, settings.labels, Objects.requireNonNull(map, "map"),
                settings.colorBar));
    }

    /// The same matrix with or without the bar that tells the values of the colours. Default: with.
    ///
    /// @param shown whether there is a bar
    public ConfusionMatrixPlot colorBar(boolean shown) {
        return with(new Settings(settings.cells, settings.labels, settings.map, shown));
    }

    private ConfusionMatrixPlot with(Settings other) {
        return new ConfusionMatrixPlot(frame, other);
    }

    @Override
    public ConfusionMatrixPlot title(String title) {
        return new ConfusionMatrixPlot(frame.withTitle(title), settings);
    }

    @Override
    public ConfusionMatrixPlot size(int width, int height) {
        return new ConfusionMatrixPlot(frame.withSize(width, height), settings);
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
        double top = Lettering.paintTitle(graphics, frame);
        ColorScale scale = ColorScale.of(settings.map,
                settings.cells.stream().flatMap(List::stream).mapToDouble(Cell::value).toArray());
        MatrixLayout layout = MatrixLayout.of(frame, top, settings.labels, settings.colorBar ? ColorBar.width(scale) : 0);
        paintCells(graphics, scale, layout);
        layout.paintAxes(graphics, settings.labels);
        if (settings.colorBar) {
            ColorBar.paint(graphics, scale, layout.right() + ColorBar.GAP, layout.y(), layout.side());
        }
    }

    private void paintCells(Graphics2D graphics, ColorScale scale, MatrixLayout layout) {
        int classes = settings.cells.size();
        BufferedImage cells = new BufferedImage(classes, classes, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                cells.setRGB(column, row, scale.rgb(settings.cells.get(row).get(column).value));
            }
        }
        Pixels.paint(graphics, cells, layout.x(), layout.y(), layout.side(), layout.side());
        Lettering lettering = layout.cellLettering(settings.cells.stream().flatMap(List::stream).map(Cell::text).toList());
        if (lettering == null) {
            return;
        }
        double middle = (scale.low() + scale.high()) / 2;
        Color light = new Color(settings.map.rgb(1));
        Color dark = new Color(settings.map.rgb(0));
        for (int row = 0; row < classes; row++) {
            for (int column = 0; column < classes; column++) {
                Cell cell = settings.cells.get(row).get(column);
                graphics.setColor(cell.value < middle || scale.low() == scale.high() ? light : dark);
                lettering.paintCentred(graphics, cell.text, layout.centreX(column), layout.centreY(row));
            }
        }
    }
}
