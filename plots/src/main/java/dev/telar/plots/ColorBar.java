package dev.telar.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;

/// The bar beside a matrix that tells the values of the colours.
final class ColorBar {

    static final int GAP = 20;
    private static final int WIDTH = 20;
    private static final int TICK = 4;
    private static final int COLORS = 256;
    private static final int TICKS = 8;
    private static final Lettering LETTERING = Lettering.plain(12);

    private ColorBar() {}

    /// The room that the bar needs, its distance to the matrix included.
    static double width(ColorScale scale) {
        double widest = 0;
        for (BigDecimal tick : ticks(scale)) {
            widest = Math.max(widest, LETTERING.width(RoundTicks.text(tick)));
        }
        return GAP + WIDTH + 2 * TICK + widest;
    }

    private static Iterable<BigDecimal> ticks(ColorScale scale) {
        return RoundTicks.in(scale.low(), scale.high(), TICKS).values();
    }

    static void paint(Graphics2D graphics, ColorScale scale, int x, int y, int height) {
        BufferedImage colors = new BufferedImage(1, COLORS, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < COLORS; i++) {
            colors.setRGB(0, COLORS - 1 - i, scale.map().rgb((i + 0.5) / COLORS));
        }
        Pixels.paint(graphics, colors, x, y, WIDTH, height);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Rectangle2D.Double(x - 0.5, y - 0.5, WIDTH + 1, height + 1));
        double span = scale.high() - scale.low();
        for (BigDecimal tick : ticks(scale)) {
            double part = span > 0 ? (tick.doubleValue() - scale.low()) / span : 0.5;
            double at = y + height - part * height;
            graphics.draw(new Line2D.Double(x + WIDTH + 1, at, x + WIDTH + 1 + TICK, at));
            LETTERING.paint(graphics, RoundTicks.text(tick), x + WIDTH + 2 * TICK, at + LETTERING.capHeight() / 2, 0);
        }
    }
}
