package dev.telar.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.RenderedImage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes what is painted as SVG 1.1: shapes as paths in device space, images as PNG in base 64, shown pixel by pixel.
///
/// Written for Telar because the Graphics2D-to-SVG libraries do not fit: JFreeSVG is under the GPL, Batik brings a dozen jars and
/// commons-logging, and VectorGraphics2D, which XChart asks for, is without releases since 2018. Nothing here depends on time or
/// chance: the same painting gives the same text.
final class SvgGraphics extends ShapeGraphics {

    /// Hundredths of a pixel are finer than anyone sees.
    private static final double PRECISION = 100;
    private static final double TOLERANCE = 1e-9;

    private final int width;
    private final int height;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> clips = new LinkedHashMap<>();

    SvgGraphics(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// All that was painted, as a document that stands by itself.
    String document() {
        StringBuilder text = new StringBuilder(body.length() + 1024);
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"").append(width)
                .append("\" height=\"")
                .append(height).append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\">\n");
        if (!clips.isEmpty()) {
            text.append("<defs>\n");
            clips.forEach((path, id) -> text.append("<clipPath id=\"").append(id).append("\"><path d=\"").append(path)
                    .append("\"/></clipPath>\n"));
            text.append("</defs>\n");
        }
        return text.append(body).append("</svg>\n").toString();
    }

    @Override
    public void draw(Shape shape) {
        Stroke stroke = getStroke();
        if (!(stroke instanceof BasicStroke basic) || !keepsLengths(getTransform())) {
            fill(stroke.createStrokedShape(shape));
            return;
        }
        String path = path(getTransform().createTransformedShape(shape));
        if (path.isEmpty()) {
            return;
        }
        body.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"").append(rgb(getColor())).append('"');
        opacity("stroke-opacity");
        body.append(" stroke-width=\"").append(number(basic.getLineWidth())).append('"');
        switch (basic.getEndCap()) {
            case BasicStroke.CAP_ROUND -> body.append(" stroke-linecap=\"round\"");
            case BasicStroke.CAP_SQUARE -> body.append(" stroke-linecap=\"square\"");
            default -> {
            }
        }
        switch (basic.getLineJoin()) {
            case BasicStroke.JOIN_ROUND -> body.append(" stroke-linejoin=\"round\"");
            case BasicStroke.JOIN_BEVEL -> body.append(" stroke-linejoin=\"bevel\"");
            default -> body.append(" stroke-miterlimit=\"").append(number(basic.getMiterLimit())).append('"');
        }
        dashes(basic);
        end();
    }

    private void dashes(BasicStroke stroke) {
        float[] dashes = stroke.getDashArray();
        if (dashes != null) {
            body.append(" stroke-dasharray=\"");
            for (int i = 0; i < dashes.length; i++) {
                body.append(i == 0 ? "" : ",").append(number(dashes[i]));
            }
            body.append('"');
            if (stroke.getDashPhase() != 0) {
                body.append(" stroke-dashoffset=\"").append(number(stroke.getDashPhase())).append('"');
            }
        }
    }

    @Override
    public void fill(Shape shape) {
        Shape placed = getTransform().createTransformedShape(shape);
        String path = path(placed);
        if (path.isEmpty()) {
            return;
        }
        body.append("<path d=\"").append(path).append("\" fill=\"").append(rgb(getColor())).append('"');
        opacity("fill-opacity");
        if (placed.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD) {
            body.append(" fill-rule=\"evenodd\"");
        }
        end();
    }

    @Override
    void show(RenderedImage image, Rectangle2D place) {
        double[] matrix = new double[6];
        getTransform().getMatrix(matrix);
        body.append("<image x=\"").append(number(place.getX())).append("\" y=\"").append(number(place.getY()))
                .append("\" width=\"")
                .append(number(place.getWidth())).append("\" height=\"").append(number(place.getHeight()))
                .append("\" preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\"");
        if (!getTransform().isIdentity()) {
            body.append(" transform=\"matrix(");
            for (int i = 0; i < matrix.length; i++) {
                body.append(i == 0 ? "" : ",").append(i < 4 ? Double.toString(matrix[i]) : number(matrix[i]));
            }
            body.append(")\"");
        }
        body.append(" xlink:href=\"data:image/png;base64,").append(Base64.getEncoder().encodeToString(Rendering.png(image)))
                .append('"');
        end();
    }

    private void opacity(String attribute) {
        int alpha = getColor().getAlpha();
        if (alpha < 255) {
            body.append(' ').append(attribute).append("=\"").append(number(alpha / 255.0)).append('"');
        }
    }

    private void end() {
        Shape clip = deviceClip();
        if (clip != null) {
            String path = path(clip);
            String id = clips.computeIfAbsent(path, key -> "clip" + (clips.size() + 1));
            body.append(" clip-path=\"url(#").append(id).append(")\"");
        }
        body.append("/>\n");
    }

    /// Whether a stroke keeps its width under the transform: it moves, turns or mirrors, but does not scale.
    private static boolean keepsLengths(AffineTransform transform) {
        double x = Math.hypot(transform.getScaleX(), transform.getShearY());
        double y = Math.hypot(transform.getShearX(), transform.getScaleY());
        return Math.abs(x - 1) < TOLERANCE && Math.abs(y - 1) < TOLERANCE
                && Math.abs(Math.abs(transform.getDeterminant()) - 1) < TOLERANCE;
    }

    private static String rgb(Color color) {
        String digits = Integer.toHexString(color.getRGB() & 0xffffff);
        return "#" + "0".repeat(6 - digits.length()) + digits;
    }

    private static String path(Shape shape) {
        StringBuilder text = new StringBuilder();
        double[] points = new double[6];
        for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
            switch (steps.currentSegment(points)) {
                case PathIterator.SEG_MOVETO -> step(text, 'M', points, 2);
                case PathIterator.SEG_LINETO -> step(text, 'L', points, 2);
                case PathIterator.SEG_QUADTO -> step(text, 'Q', points, 4);
                case PathIterator.SEG_CUBICTO -> step(text, 'C', points, 6);
                default -> text.append('Z');
            }
        }
        return text.toString();
    }

    private static void step(StringBuilder text, char command, double[] points, int count) {
        text.append(command);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(number(points[i]));
        }
    }

    /// A number with at most two decimals and without a trailing `.0`.
    static String number(double value) {
        long hundredths = Math.round(value * PRECISION);
        if (hundredths % (long) PRECISION == 0) {
            return Long.toString(hundredths / (long) PRECISION);
        }
        return Double.toString(hundredths / PRECISION);
    }
}
