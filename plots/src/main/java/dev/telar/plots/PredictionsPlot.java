package dev.telar.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.telar.error.ShapeException;

/// What a classifier makes of some images: in each row an image and, right of it, the probability of each class as a bar between
/// 0 and 1. The bars are green where the most probable class is the true one, else red; the name of the true class is in bold.
///
/// Of equally probable classes the first counts, as in NumPy's `argmax`; a NaN counts as the largest, so that it shows as red unless
/// it stands at the true class, and has no bar. Bars are cut off at 0 and 1. Default size: 600 pixels wide, 64 for each row.
public final class PredictionsPlot implements Picture {

    private static final int GREEN = 0x008000;
    private static final int RED = 0xff0000;
    private static final int ROW = 64;
    private static final int MARGIN = 10;
    private static final Frame DEFAULT = new Frame("", 600, ROW);
    private static final double IMAGE_SHARE = 0.3;
    private static final double BAR_SHARE = 0.8;
    private static final double SMALLEST_TEXT = 7;
    private static final double LARGEST_TEXT = 11;
    private static final int UNSET = 0;

    private final List<Prediction> predictions;
    private final List<String> names;
    private final ColorMap map;
    private final String title;
    private final int width;
    private final int height;

    private PredictionsPlot(List<Prediction> predictions, List<String> names, ColorMap map, String title, int width, int height) {
        this.predictions = predictions;
        this.names = names;
        this.map = map;
        this.title = title;
        this.width = width;
        this.height = height;
    }

    static PredictionsPlot of(List<ImageData> images, float[][] probabilities, int[] labels) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("predictions: there are no images; give at least one");
        }
        if (images.size() != probabilities.length || images.size() != labels.length) {
            throw new ShapeException(
                    "predictions: got " + images.size() + " images, " + probabilities.length + " rows of probabilities and "
                            + labels.length + " labels; give one row and one label for each image");
        }
        int classes = probabilities[0].length;
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (probabilities[i].length != classes || classes == 0) {
                throw new ShapeException(
                        "predictions: every row needs the same number of probabilities, at least one, but row " + i
                                + " has " + probabilities[i].length + " and row 0 has " + classes);
            }
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "predictions: label " + labels[i] + " of image " + i + " is not a class; with " + classes
                                + " probabilities the classes are 0 … " + (classes - 1));
            }
            predictions.add(new Prediction(images.get(i), probabilities[i], labels[i]));
        }
        List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return new PredictionsPlot(List.copyOf(predictions), names, ColorMap.VIRIDIS, "", UNSET, UNSET);
    }

    /// The same picture with names below the bars. Default: 0, 1, 2, …
    ///
    /// @param classNames one for each class
    /// @throws IllegalArgumentException if there are not as many names as classes
    public PredictionsPlot classNames(String... classNames) {
        if (classNames.length != names.size()) {
            throw new IllegalArgumentException("classNames: got " + classNames.length + " names for " + names.size()
                    + " classes; give one for each");
        }
        return new PredictionsPlot(predictions, List.of(classNames), map, title, width, height);
    }

    /// The same picture with grey images shown through another color map. Default: [ColorMap#VIRIDIS].
    ///
    /// @param other for instance [ColorMap#GREY]
    public PredictionsPlot colorMap(ColorMap other) {
        return new PredictionsPlot(predictions, names, Objects.requireNonNull(other, "map"), title, width, height);
    }

    @Override
    public PredictionsPlot title(String newTitle) {
        return new PredictionsPlot(predictions, names, map, Objects.requireNonNull(newTitle, "title"), width, height);
    }

    @Override
    public PredictionsPlot size(int newWidth, int newHeight) {
        Frame frame = new Frame(title, newWidth, newHeight);
        return new PredictionsPlot(predictions, names, map, title, frame.width(), frame.height());
    }

    @Override
    public int width() {
        return width == UNSET ? DEFAULT.width() : width;
    }

    @Override
    public int height() {
        return height == UNSET ? Frame.bounded(2 * MARGIN + (title.isEmpty() ? 0 : 24) + ROW * predictions.size()) : height;
    }

    @Override
    public void paint(Graphics2D graphics) {
        double top = Math.max(MARGIN, Lettering.paintTitle(graphics, new Frame(title, width(), height())));
        double rowHeight = (height() - top - MARGIN) / predictions.size();
        double text = Math.clamp(rowHeight * 0.18, SMALLEST_TEXT, LARGEST_TEXT);
        int imageWidth = (int) (width() * IMAGE_SHARE);
        double left = imageWidth + 2 * MARGIN + Lettering.plain(text).width("0") * 2;
        for (int i = 0; i < predictions.size(); i++) {
            int y = (int) (top + i * rowHeight);
            int imageHeight = (int) (top + (i + 1) * rowHeight) - y - 4;
            Prediction prediction = predictions.get(i);
            if (imageHeight > 0) {
                ImageGrid.paintImage(graphics, prediction.image().colored(map), MARGIN, y, imageWidth - MARGIN, imageHeight);
            }
            double barHeight = Math.max(1, rowHeight - text * 1.25 - 8);
            paintBars(graphics, prediction, new Rectangle2D.Double(left, y + 1, width() - left - MARGIN, barHeight), text);
        }
    }

    private void paintBars(Graphics2D graphics, Prediction prediction, Rectangle2D.Double box, double text) {
        double step = box.width / names.size();
        graphics.setColor(new Color(prediction.correct() ? GREEN : RED));
        for (int i = 0; i < names.size(); i++) {
            float probability = prediction.probability(i);
            double bar = Float.isNaN(probability) ? 0 : Math.clamp(probability, 0, 1) * box.height;
            graphics.fill(new Rectangle2D.Double(box.x + (i + (1 - BAR_SHARE) / 2) * step, box.y + box.height - bar,
                    step * BAR_SHARE, bar));
        }
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(box);
        Lettering lettering = Lettering.plain(text);
        for (int value = 0; value <= 1; value++) {
            double y = box.y + (1 - value) * box.height;
            graphics.draw(new Line2D.Double(box.x - 3, y, box.x, y));
            lettering.paint(graphics, Integer.toString(value), box.x - 5, y + (value == 0 ? 0 : lettering.capHeight()), 1);
        }
        paintNames(graphics, prediction, box, text);
    }

    private void paintNames(Graphics2D graphics, Prediction prediction, Rectangle2D.Double box, double text) {
        double step = box.width / names.size();
        // with very many classes only so many are named as there is room for names, or for their beginnings
        double widest = names.stream().mapToDouble(Lettering.bold(text)::width).max().orElse(0);
        int every = (int) Math.ceil((Math.min(widest, 3 * text) + 4) / step);
        double end = Double.NEGATIVE_INFINITY;
        for (int i : order(every, prediction.label())) {
            boolean truth = i == prediction.label();
            Lettering lettering = truth ? Lettering.bold(text) : Lettering.plain(text);
            String name = lettering.fit(names.get(i), step * every - 2);
            double centre = box.x + (i + 0.5) * step;
            double length = lettering.width(name);
            double start = Math.min(centre - length / 2, width() - 4 - length);
            if (start >= end) {
                lettering.paint(graphics, name, start, box.y + box.height + text * 1.2, 0);
                graphics.draw(new Line2D.Double(centre, box.y + box.height, centre, box.y + box.height + 2));
                end = start + length;
            }
        }
    }

    /// The classes that are named: every so many, and the true one always; those too near to it give way.
    private int[] order(int every, int label) {
        return IntStream.range(0, names.size()).filter(i -> i == label || (i % every == 0 && Math.abs(i - label) >= every))
                .toArray();
    }
}
