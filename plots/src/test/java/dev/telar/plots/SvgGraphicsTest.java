package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SvgGraphicsTest {

    private final SvgGraphics graphics = new SvgGraphics(100, 50);

    @Test
    void document_ofNothing_isAnEmptySvg() {
        assertThat(graphics.document()).isEqualTo(
                """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="100" height="50"\
                         viewBox="0 0 100 50">
                        </svg>
                        """);
    }

    @Test
    void fill_aRectangle_isAPath() {
        graphics.setColor(new Color(0x0080ff));
        graphics.fillRect(1, 2, 3, 4);
        assertThat(graphics.document()).contains("<path d=\"M1 2L4 2L4 6L1 6L1 2Z\" fill=\"#0080ff\"/>");
    }

    @Test
    void draw_aLineUnderATransform_isAPathInThePicturesCoordinates() {
        graphics.translate(10, 5);
        graphics.rotate(Math.PI / 2);
        graphics.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_BEVEL, 10, new float[]{4, 2}, 1));
        graphics.draw(new Line2D.Double(0, 0, 7, 0));
        assertThat(graphics.document()).contains("<path d=\"M10 5L10 12\" fill=\"none\" stroke=\"#000000\" stroke-width=\"2.5\""
                + " stroke-linecap=\"round\" stroke-linejoin=\"bevel\" stroke-dasharray=\"4,2\" stroke-dashoffset=\"1\"/>");
    }

    @Test
    void draw_underAScale_isTheOutlineOfTheStroke() {
        graphics.scale(3, 3);
        graphics.draw(new Line2D.Double(0, 1, 5, 1));
        assertThat(graphics.document()).contains("fill=\"#000000\"").doesNotContain("stroke-width");
    }

    @Test
    void colour_withAlpha_isAnOpacity() {
        graphics.setColor(new Color(255, 0, 0, 51));
        graphics.fillRect(0, 0, 1, 1);
        assertThat(graphics.document()).contains("fill=\"#ff0000\" fill-opacity=\"0.2\"");
    }

    @Test
    void clip_setTwiceAlike_isWrittenOnce() {
        graphics.setClip(new Rectangle(0, 0, 10, 10));
        graphics.fillRect(0, 0, 20, 20);
        graphics.setClip(null);
        graphics.fillRect(0, 0, 5, 5);
        graphics.setClip(new Rectangle(0, 0, 10, 10));
        graphics.fillRect(2, 2, 20, 20);
        String text = graphics.document();
        assertThat(text.split("<clipPath ", -1)).hasSize(2);
        assertThat(text.split("url\\(#clip1\\)", -1)).hasSize(3);
    }

    @Test
    void clip_ofTwo_isWhatBothHold() {
        graphics.translate(5, 0);
        graphics.setClip(new Rectangle(0, 0, 10, 10));
        graphics.clip(new Rectangle(5, 5, 10, 10));
        assertThat(graphics.getClipBounds()).isEqualTo(new Rectangle(5, 5, 5, 5));
    }

    @Test
    void image_isEmbeddedPixelByPixel() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 0, 0xffffff);
        graphics.drawImage(image, 3, 4, 20, 10, null);
        assertThat(graphics.document())
                .contains("<image x=\"3\" y=\"4\" width=\"20\" height=\"10\" preserveAspectRatio=\"none\"").contains("pixelated")
                .contains("xlink:href=\"data:image/png;base64,iVBOR");
    }

    @Test
    void text_isDrawnAsOutlines() {
        graphics.drawString("l", 0, 20);
        assertThat(graphics.document()).contains("<path d=\"M").doesNotContain("<text");
        String before = graphics.document();
        graphics.drawString("", 0, 20);
        assertThat(graphics.document()).isEqualTo(before);
    }

    @Test
    void number_hasAtMostTwoDecimals() {
        assertThat(SvgGraphics.number(3)).isEqualTo("3");
        assertThat(SvgGraphics.number(-0.001)).isEqualTo("0");
        assertThat(SvgGraphics.number(2.5)).isEqualTo("2.5");
        assertThat(SvgGraphics.number(1 / 3.0)).isEqualTo("0.33");
        assertThat(SvgGraphics.number(-12.345)).isIn("-12.34", "-12.35");
    }

    @Test
    void whatPicturesNeverNeed_isRefused() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        refused(() -> graphics.copyArea(0, 0, 1, 1, 1, 1), "copying an area");
        refused(() -> graphics.setXORMode(Color.RED), "exclusive-or painting");
        refused(graphics::getDeviceConfiguration, "a device");
        refused(() -> graphics.getFontMetrics(graphics.getFont()), "FontMetrics; measure with a TextLayout");
        refused(graphics::create, "a second view");
        refused(() -> graphics.drawImage(image.getScaledInstance(2, 2, 0), 0, 0, 1, 1, null), "an image that is not in memory");
        refused(() -> graphics.drawImage(image.getScaledInstance(2, 2, 0), 0, 0, 1, 1, 0, 0, 1, 1, null),
                "a part of an image that is not in memory");
    }

    private static void refused(ThrowingCallable call, String what) {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(call)
                .withMessage("SVG: " + what + " is not supported: pictures are shapes, text and images");
    }
}
