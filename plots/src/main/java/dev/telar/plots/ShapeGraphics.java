package dev.telar.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Brings the many methods of `Graphics2D` down to three: draw a shape, fill a shape, show an image. Text becomes outlines.
///
/// What pictures never need (copying areas, exclusive or, renderable images) is refused with an exception.
abstract class ShapeGraphics extends Graphics2D {

    private AffineTransform transform = new AffineTransform();
    /// In device space, so that a later change of the transform leaves it where it was.
    private @Nullable Shape clip;
    private Paint paint = Color.BLACK;
    private Color background = Color.WHITE;
    private Stroke stroke = new BasicStroke(1);
    private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private Composite composite = java.awt.AlphaComposite.SrcOver;
    private final RenderingHints hints = new RenderingHints(Map.of());

    /// Shows the whole image in a rectangle of user space.
    abstract void show(RenderedImage image, Rectangle2D place);

    /// The clip in device space; null for none.
    final @Nullable Shape deviceClip() {
        return clip;
    }

    private static UnsupportedOperationException unsupported(String what) {
        return new UnsupportedOperationException("SVG: " + what + " is not supported: pictures are shapes, text and images");
    }

    @Override
    public void drawString(String text, float x, float y) {
        if (!text.isEmpty()) {
            TextLayout layout = new TextLayout(text, font, getFontRenderContext());
            fill(layout.getOutline(AffineTransform.getTranslateInstance(x, y)));
        }
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        fill(new TextLayout(text, getFontRenderContext()).getOutline(AffineTransform.getTranslateInstance(x, y)));
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        Paint before = paint;
        paint = background;
        fillRect(x, y, width, height);
        paint = before;
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int startAngle, int arcAngle) {
        draw(new Arc2D.Double(x, y, width, height, startAngle, arcAngle, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int startAngle, int arcAngle) {
        fill(new Arc2D.Double(x, y, width, height, startAngle, arcAngle, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] xs, int[] ys, int count) {
        for (int i = 1; i < count; i++) {
            drawLine(xs[i - 1], ys[i - 1], xs[i], ys[i]);
        }
    }

    @Override
    public void drawPolygon(int[] xs, int[] ys, int count) {
        draw(new Polygon(xs, ys, count));
    }

    @Override
    public void fillPolygon(int[] xs, int[] ys, int count) {
        fill(new Polygon(xs, ys, count));
    }

    @Override
    public boolean drawImage(Image image, AffineTransform place, @Nullable ImageObserver observer) {
        AffineTransform before = getTransform();
        transform(place);
        boolean done = drawImage(image, 0, 0, observer);
        setTransform(before);
        return done;
    }

    @Override
    public void drawImage(BufferedImage image, @Nullable BufferedImageOp operation, int x, int y) {
        drawImage(operation == null ? image : operation.filter(image, null), x, y, null);
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform place) {
        AffineTransform before = getTransform();
        transform(place);
        show(image, new Rectangle(0, 0, image.getWidth(), image.getHeight()));
        setTransform(before);
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform place) {
        throw unsupported("a renderable image");
    }

    @Override
    public boolean drawImage(Image image, int x, int y, @Nullable ImageObserver observer) {
        return drawImage(image, x, y, image.getWidth(observer), image.getHeight(observer), observer);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, @Nullable ImageObserver observer) {
        if (!(image instanceof RenderedImage rendered)) {
            throw unsupported("an image that is not in memory");
        }
        show(rendered, new Rectangle(x, y, width, height));
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, @Nullable ImageObserver observer) {
        return drawImage(image, x, y, image.getWidth(observer), image.getHeight(observer), ground, observer);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color ground, @Nullable ImageObserver observer) {
        Paint before = paint;
        paint = ground;
        fillRect(x, y, width, height);
        paint = before;
        return drawImage(image, x, y, width, height, observer);
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2,
            @Nullable ImageObserver observer) {
        if (!(image instanceof BufferedImage whole)) {
            throw unsupported("a part of an image that is not in memory");
        }
        return drawImage(whole.getSubimage(sx1, sy1, sx2 - sx1, sy2 - sy1), dx1, dy1, dx2 - dx1, dy2 - dy1, observer);
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2, Color ground,
            @Nullable ImageObserver observer) {
        Paint before = paint;
        paint = ground;
        fillRect(dx1, dy1, dx2 - dx1, dy2 - dy1);
        paint = before;
        return drawImage(image, dx1, dy1, dx2, dy2, sx1, sy1, sx2, sy2, observer);
    }

    @Override
    public Graphics create() {
        throw unsupported("a second view");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw unsupported("copying an area");
    }

    @Override
    public void setXORMode(Color other) {
        throw unsupported("exclusive-or painting");
    }

    @Override
    public void setPaintMode() {
        composite = java.awt.AlphaComposite.SrcOver;
    }

    @Override
    public boolean hit(Rectangle rectangle, Shape shape, boolean onStroke) {
        Shape outline = onStroke ? stroke.createStrokedShape(shape) : shape;
        return transform.createTransformedShape(outline).intersects(rectangle);
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw unsupported("a device");
    }

    @Override
    public void setComposite(Composite other) {
        composite = other;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setPaint(@Nullable Paint other) {
        if (other != null) {
            paint = other;
        }
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public void setColor(@Nullable Color color) {
        setPaint(color);
    }

    /// The colour painted with; black while a paint that is no colour is set.
    @Override
    public Color getColor() {
        return paint instanceof Color color ? color : Color.BLACK;
    }

    @Override
    public void setBackground(Color color) {
        background = color;
    }

    @Override
    public Color getBackground() {
        return background;
    }

    @Override
    public void setStroke(Stroke other) {
        stroke = other;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(@Nullable Font other) {
        if (other != null) {
            font = other;
        }
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public FontMetrics getFontMetrics(Font other) {
        throw unsupported("FontMetrics; measure with a TextLayout");
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return new FontRenderContext(null, true, true);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
        if (value == null) {
            hints.remove(key);
        } else {
            hints.put(key, value);
        }
    }

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> others) {
        hints.clear();
        hints.putAll(others);
    }

    @Override
    public void addRenderingHints(Map<?, ?> others) {
        hints.putAll(others);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return (RenderingHints) hints.clone();
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public void transform(AffineTransform other) {
        transform.concatenate(other);
    }

    @Override
    public void setTransform(AffineTransform other) {
        transform = new AffineTransform(other);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public @Nullable Shape getClip() {
        if (clip == null) {
            return null;
        }
        try {
            return transform.createInverse().createTransformedShape(clip);
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            return new Rectangle();
        }
    }

    @Override
    public @Nullable Rectangle getClipBounds() {
        Shape shape = getClip();
        return shape == null ? null : shape.getBounds();
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        clip = shape == null ? null : transform.createTransformedShape(shape);
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle(x, y, width, height));
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public void clip(@Nullable Shape shape) {
        if (shape == null || clip == null) {
            setClip(shape);
        } else {
            Area area = new Area(clip);
            area.intersect(new Area(transform.createTransformedShape(shape)));
            clip = area;
        }
    }

    @Override
    public void dispose() {
        // nothing is held
    }
}
