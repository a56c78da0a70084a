package dev.telar.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/// Text in one font, drawn as outlines: the same shapes, and so the same widths, on an image and in SVG.
record Lettering(Font font) {

    /// Measures do not depend on what is painted on.
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final String ELLIPSIS = "…";
    private static final int TITLE_LINES = 2;
    private static final double LINE_SPACING = 1.25;

    static Lettering plain(double size) {
        return new Lettering(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size));
    }

    static Lettering bold(double size) {
        return new Lettering(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) size));
    }

    static Lettering title() {
        return bold(15);
    }

    double size() {
        return font.getSize2D();
    }

    double width(String text) {
        return text.isEmpty() ? 0 : layout(text).getAdvance();
    }

    /// How high digits and capitals stand over the base line; what text is centred by.
    double capHeight() {
        return layout("0").getBounds().getHeight();
    }

    /// The distance from one line of text to the next.
    double lineHeight() {
        return size() * LINE_SPACING;
    }

    /// The text itself where it fits into the width, else its beginning and `…`; a line break becomes a space.
    String fit(String text, double width) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (width(line) <= width) {
            return line;
        }
        int low = 0;
        int high = line.codePointCount(0, line.length());
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(beginning(line, middle)) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return beginning(line, low);
    }

    private static String beginning(String line, int codePoints) {
        return line.substring(0, line.offsetByCodePoints(0, codePoints)).stripTrailing() + ELLIPSIS;
    }

    /// Paints text whose anchor point is (x, y): `alignment` 0 starts there, 0.5 is centred, 1 ends there; y is the base line.
    void paint(Graphics2D graphics, String text, double x, double y, double alignment) {
        if (!text.isBlank()) {
            TextLayout layout = layout(text);
            graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(x - alignment * layout.getAdvance(), y)));
        }
    }

    /// Paints text centred around a point.
    void paintCentred(Graphics2D graphics, String text, double x, double y) {
        paint(graphics, text, x, y + capHeight() / 2, 0.5);
    }

    /// Paints text turned by 90° to the left that is centred at x; `alignment` is along y, 1 ends (at the top) there.
    void paintUpwards(Graphics2D graphics, String text, double x, double y, double alignment) {
        if (!text.isBlank()) {
            TextLayout layout = layout(text);
            AffineTransform place = AffineTransform.getTranslateInstance(x + capHeight() / 2,
                    y + alignment * layout.getAdvance());
            place.rotate(-Math.PI / 2);
            graphics.fill(layout.getOutline(place));
        }
    }

    /// Paints a picture's title over its whole width and returns the height that it takes, 0 without a title.
    static double paintTitle(Graphics2D graphics, Frame frame) {
        return paintTitle(graphics, frame.title(), title(), 0, frame.width());
    }

    static double paintTitle(Graphics2D graphics, String title, Lettering lettering, double x, double width) {
        double margin = lettering.size() / 2;
        List<String> lines = lettering.broken(title, width - 2 * margin);
        graphics.setColor(Color.BLACK);
        for (int i = 0; i < lines.size(); i++) {
            lettering.paint(graphics, lines.get(i), x + width / 2, margin + lettering.size() + i * lettering.lineHeight(), 0.5);
        }
        return lines.isEmpty() ? 0 : margin + lines.size() * lettering.lineHeight() + margin / 2;
    }

    /// Breaks text between words into at most two lines; line breaks in the text stay.
    private List<String> broken(String text, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\\R", TITLE_LINES)) {
            String rest = paragraph.replaceAll("\\s+", " ").strip();
            while (!rest.isEmpty() && lines.size() < TITLE_LINES - 1 && width(rest) > width) {
                int end = lineEnd(rest, width);
                lines.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).strip();
            }
            if (!rest.isEmpty() && lines.size() < TITLE_LINES) {
                lines.add(fit(rest, width));
            }
        }
        return lines;
    }

    /// Where a line that is too long is best broken: behind its last word that fits, or, in one long word, behind the last character.
    private int lineEnd(String text, double width) {
        int end = 0;
        for (int space = text.indexOf(' '); space > 0
                && width(text.substring(0, space)) <= width; space = text.indexOf(' ', space + 1)) {
            end = space;
        }
        if (end > 0) {
            return end;
        }
        int fitting = fit(text, width).length() - ELLIPSIS.length();
        return Math.max(fitting, text.offsetByCodePoints(0, 1));
    }

    private TextLayout layout(String text) {
        return new TextLayout(text, font, CONTEXT);
    }
}
