package dev.telar.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Draws the part of SVG that [SvgGraphics] writes, read with the JDK's XML parser: an eye on SVG that is not the code that wrote it.
final class SvgReader {

    private static final Pattern STEP = Pattern.compile("([MLQCZ])([^MLQCZ]*)");

    private SvgReader() {}

    static Element parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg))).getDocumentElement();
    }

    static BufferedImage draw(String svg) throws Exception {
        Element root = parse(svg);
        BufferedImage image = new BufferedImage(Integer.parseInt(root.getAttribute("width")),
                Integer.parseInt(root.getAttribute("height")),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        Map<String, Shape> clips = new HashMap<>();
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getParentNode() instanceof Element parent && parent.getTagName().equals("clipPath")) {
                clips.put("url(#" + parent.getAttribute("id") + ")", path(element.getAttribute("d")));
            } else {
                graphics.setClip(clips.get(element.getAttribute("clip-path")));
                draw(graphics, element);
            }
        }
        return image;
    }

    private static void draw(Graphics2D graphics, Element element) throws Exception {
        if (element.getTagName().equals("path")) {
            Shape shape = path(element.getAttribute("d"));
            if (!element.getAttribute("fill").equals("none")) {
                graphics.setColor(Color.decode(element.getAttribute("fill")));
                graphics.fill(shape);
            }
            if (element.hasAttribute("stroke")) {
                graphics.setColor(Color.decode(element.getAttribute("stroke")));
                graphics.setStroke(stroke(element));
                graphics.draw(shape);
            }
        } else if (element.getTagName().equals("image")) {
            AffineTransform before = graphics.getTransform();
            String transform = element.getAttribute("transform");
            if (!transform.isEmpty()) {
                graphics.transform(new AffineTransform(numbers(transform.substring("matrix(".length(), transform.length() - 1))));
            }
            String data = element.getAttribute("xlink:href").substring("data:image/png;base64,".length());
            graphics.drawImage(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data))), length(element, "x"),
                    length(element, "y"), length(element, "width"), length(element, "height"), null);
            graphics.setTransform(before);
        }
    }

    private static int length(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static BasicStroke stroke(Element element) {
        int cap = switch (element.getAttribute("stroke-linecap")) {
            case "round" -> BasicStroke.CAP_ROUND;
            case "square" -> BasicStroke.CAP_SQUARE;
            default -> BasicStroke.CAP_BUTT;
        };
        int join = switch (element.getAttribute("stroke-linejoin")) {
            case "round" -> BasicStroke.JOIN_ROUND;
            case "bevel" -> BasicStroke.JOIN_BEVEL;
            default -> BasicStroke.JOIN_MITER;
        };
        return new BasicStroke(Float.parseFloat(element.getAttribute("stroke-width")), cap, join);
    }

    private static Path2D path(String text) {
        Path2D path = new Path2D.Double();
        Matcher steps = STEP.matcher(text);
        while (steps.find()) {
            double[] p = numbers(steps.group(2));
            switch (steps.group(1)) {
                case "M" -> path.moveTo(p[0], p[1]);
                case "L" -> path.lineTo(p[0], p[1]);
                case "Q" -> path.quadTo(p[0], p[1], p[2], p[3]);
                case "C" -> path.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                default -> path.closePath();
            }
        }
        return path;
    }

    private static double[] numbers(String text) {
        return text.isBlank()
                ? new double[0]
                : Arrays.stream(text.strip().split("[ ,]+")).mapToDouble(Double::parseDouble).toArray();
    }
}
