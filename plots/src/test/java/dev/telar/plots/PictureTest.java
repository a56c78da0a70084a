package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureTest {

    static Stream<Picture> pictures() {
        return Samples.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void image_ofEveryKind_hasThePicturesSizeAndWhiteCorners(Picture picture) {
        BufferedImage image = picture.toImage();
        assertThat(image.getWidth()).isEqualTo(picture.width());
        assertThat(image.getHeight()).isEqualTo(picture.height());
        assertThat(new Color(image.getRGB(0, 0))).isEqualTo(Color.WHITE);
        assertThat(new Color(image.getRGB(picture.width() - 1, picture.height() - 1))).isEqualTo(Color.WHITE);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void size_ofEveryKind_isThatOfTheImage(Picture picture) {
        BufferedImage image = picture.size(401, 302).toImage();
        assertThat(image.getWidth()).isEqualTo(401);
        assertThat(image.getHeight()).isEqualTo(302);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void settings_ofEveryKind_leaveThePictureAsItWas(Picture picture) {
        String before = picture.toSvg();
        Picture changed = picture.title("another").size(300, 300);
        assertThat(changed.toSvg()).isNotEqualTo(before);
        assertThat(picture.toSvg()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void svgAndPng_drawnTwice_areTheSameBytes(Picture picture) {
        assertThat(picture.toSvg()).isEqualTo(picture.toSvg());
        assertThat(Rendering.png(picture.toImage())).isEqualTo(Rendering.png(picture.toImage()));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void svg_drawnByAReader_looksLikeTheImage(Picture picture) throws Exception {
        BufferedImage image = picture.toImage();
        BufferedImage svg = SvgReader.draw(picture.toSvg());
        int different = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                different += distance(image.getRGB(x, y), svg.getRGB(x, y)) > 48 ? 1 : 0;
            }
        }
        // coordinates rounded to hundredths change the edges of letters a little
        assertThat(different).isLessThan(image.getWidth() * image.getHeight() / 1000);
    }

    private static int distance(int a, int b) {
        Color first = new Color(a);
        Color second = new Color(b);
        return Math.max(Math.abs(first.getRed() - second.getRed()),
                Math.max(Math.abs(first.getGreen() - second.getGreen()), Math.abs(first.getBlue() - second.getBlue())));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picture_underAnotherDefaultLocale_isTheSame(Picture picture) {
        String expected = picture.toSvg();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(picture.toSvg()).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void paint_onAGraphicsWithTransformAndClip_restoresBoth(Picture picture) {
        BufferedImage image = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.translate(7, 9);
        graphics.setClip(0, 0, 800, 800);
        AffineTransform transform = graphics.getTransform();
        picture.paint(graphics);
        assertThat(graphics.getTransform()).isEqualTo(transform);
        assertThat(graphics.getClipBounds()).isEqualTo(new java.awt.Rectangle(0, 0, 800, 800));
        assertThat(image.getRGB(3, 3) & 0xffffff).as("outside the clip nothing is painted").isZero();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void size_ofASideThatIsTooSmallOrTooLarge_isRefused(Picture picture) {
        assertThatIllegalArgumentException().isThrownBy(() -> picture.size(63, 200))
                .withMessage("size: width and height must lie between 64 and 16384 pixels, but are 63 × 200");
        assertThatIllegalArgumentException().isThrownBy(() -> picture.size(200, 16385))
                .withMessage("size: width and height must lie between 64 and 16384 pixels, but are 200 × 16385");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    @SuppressWarnings("NullAway") // nulls are refused
    void title_null_isRefused(Picture picture) {
        assertThatNullPointerException().isThrownBy(() -> picture.title(null)).withMessage("title");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picture_atTheSmallestSizeUnderALongTitle_isDrawn(Picture picture) {
        String title = "señal y ruido – 学習曲線 ".repeat(30);
        assertThat(picture.title(title).size(400, 400).toImage().getWidth()).isEqualTo(400);
    }

    @Test
    void title_longerThanTheWidth_staysInside() {
        BufferedImage image = Plots.history(Samples.metrics(), "accuracy").title("a title of many words ".repeat(20)).toImage();
        for (int y = 0; y < 50; y++) {
            assertThat(new Color(image.getRGB(1, y))).isEqualTo(Color.WHITE);
            assertThat(new Color(image.getRGB(image.getWidth() - 2, y))).isEqualTo(Color.WHITE);
        }
        assertThat(Ink.count(image, 0, 22, image.getWidth(), 22)).as("a second line").isPositive();
    }
}
