package dev.telar.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Where the square of a confusion matrix lies in its picture, and the axes around it.
///
/// @param x the left side of the square
/// @param y its upper side
/// @param side its length
/// @param classes how many cells stand side by side
/// @param upright whether the labels below stand upright because they are too long to lie side by side
record MatrixLayout(int x, int y, int side, int classes, boolean upright) {

    private static final Lettering TICKS = Lettering.plain(12);
    private static final Lettering AXIS = Lettering.plain(13);
    private static final double SMALLEST_TEXT = 6;
    private static final double LARGEST_TEXT = 14;
    private static final int MARGIN = 12;
    private static final int TICK = 4;
    /// The most of the picture's width or height that labels may take.
    private static final double LABEL_SHARE = 0.25;

    static MatrixLayout of(Frame frame, double top, List<String> labels, double barWidth) {
        double longest = 0;
        for (String label : labels) {
            longest = Math.max(longest, TICKS.width(TICKS.fit(label, longest(frame))));
        }
        double axisRoom = AXIS.lineHeight() + MARGIN;
        double left = axisRoom + longest + 2 * TICK + 2;
        double above = Math.max(top, MARGIN);
        double room = frame.width() - left - MARGIN - barWidth;
        boolean upright = longest * 1.1 + 2 > room / labels.size();
        double below = axisRoom + (upright ? longest : TICKS.lineHeight()) + 2 * TICK;
        int side = (int) Math.max(labels.size(), Math.min(room, frame.height() - above - below));
        if (side >= 4 * labels.size()) {
            side -= side % labels.size();
        }
        int x = (int) (left + Math.max(0, (room - side) / 2));
        return new MatrixLayout(x, (int) Math.ceil(above), side, labels.size(), upright);
    }

    private static double longest(Frame frame) {
        return Math.min(frame.width(), frame.height()) * LABEL_SHARE;
    }

    int right() {
        return x + side;
    }

    double centreX(int column) {
        return x + (column + 0.5) * side / classes;
    }

    double centreY(int row) {
        return y + (row + 0.5) * side / classes;
    }

    /// The letters in which all texts fit into their cells; null when they could not be read.
    @Nullable
    Lettering cellLettering(List<String> texts) {
        Lettering large = Lettering.plain(LARGEST_TEXT);
        double widest = texts.stream().mapToDouble(large::width).max().orElse(0);
        double cell = (double) side / classes;
        double size = Math.min(LARGEST_TEXT, Math.min(cell * 0.7, LARGEST_TEXT * cell * 0.86 / Math.max(1, widest)));
        return size < SMALLEST_TEXT ? null : Lettering.plain(size);
    }

    void paintAxes(Graphics2D graphics, List<String> labels) {
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Rectangle2D.Double(x - 0.5, y - 0.5, side + 1, side + 1));
        double bottom = y + side;
        double longest = 0;
        // where the cells are smaller than the letters, only every so many classes are named
        int every = (int) Math.ceil(TICKS.size() * 1.1 * classes / side);
        for (int i = 0; i < classes; i += every) {
            double across = centreX(i);
            double down = centreY(i);
            graphics.draw(new Line2D.Double(across, bottom + 1, across, bottom + 1 + TICK));
            graphics.draw(new Line2D.Double(x - 1 - TICK, down, x - 1, down));
            String label = TICKS.fit(labels.get(i), longestLabel());
            longest = Math.max(longest, TICKS.width(label));
            TICKS.paint(graphics, label, x - 2 * TICK - 1, down + TICKS.capHeight() / 2, 1);
            if (upright) {
                TICKS.paintUpwards(graphics, label, across, bottom + 2 * TICK + 1, 1);
            } else {
                TICKS.paint(graphics, label, across, bottom + 2 * TICK + TICKS.size(), 0.5);
            }
        }
        double below = bottom + 2 * TICK + (upright ? longest : TICKS.lineHeight());
        AXIS.paint(graphics, "Predicted label", x + side / 2.0, below + AXIS.lineHeight(), 0.5);
        AXIS.paintUpwards(graphics, "True label", x - 2 * TICK - longest - AXIS.lineHeight(), y + side / 2.0, 0.5);
    }

    /// The labels were measured against the picture; here the square stands for it, which is smaller, so nothing overlaps.
    private double longestLabel() {
        return Math.max(side * LABEL_SHARE * 1.6, TICKS.size() * 2);
    }
}
