package dev.telar.datasets;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

/// The pixels of one decoded image, 0 … 255, row by row, each pixel's channels together.
final class Raster {

    private static final int RGB = 3;
    private static final int BYTE = 0xff;
    private static final int BYTE_BITS = 8;
    // Pillow's luma in 16 bits of fraction: 0.299, 0.587, 0.114
    private static final int RED_SHARE = 19595;
    private static final int GREEN_SHARE = 38470;
    private static final int BLUE_SHARE = 7471;
    private static final int HALF = 1 << 15;

    private final byte[] values;
    private final int height;
    private final int width;
    private final int channels;

    private Raster(byte[] values, int height, int width, int channels) {
        this.values = values;
        this.height = height;
        this.width = width;
        this.channels = channels;
    }

    byte[] values() {
        return values;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    static Raster grey(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        byte[] values = new byte[Math.multiplyExact(height, width)];
        boolean plain = isGrey(image);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] = (byte) (plain ? greyLevel(image, x, y) : luma(image.getRGB(x, y)));
            }
        }
        return new Raster(values, height, width, 1);
    }

    static Raster rgb(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        byte[] values = new byte[Math.multiplyExact(Math.multiplyExact(height, width), RGB)];
        boolean plain = isGrey(image);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = plain ? greyLevel(image, x, y) * 0x010101 : image.getRGB(x, y);
                int at = (y * width + x) * RGB;
                values[at] = (byte) (color >> (2 * BYTE_BITS));
                values[at + 1] = (byte) (color >> BYTE_BITS);
                values[at + 2] = (byte) color;
            }
        }
        return new Raster(values, height, width, RGB);
    }

    /// Whether the samples are levels of grey. `getRGB` would take them as linear light and brighten them.
    private static boolean isGrey(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return !(model instanceof IndexColorModel) && model.getNumColorComponents() == 1;
    }

    private static int greyLevel(BufferedImage image, int x, int y) {
        int bits = image.getColorModel().getComponentSize(0);
        int sample = image.getRaster().getSample(x, y, 0);
        return bits >= BYTE_BITS ? sample >> (bits - BYTE_BITS) : sample * BYTE / ((1 << bits) - 1);
    }

    private static int luma(int color) {
        int red = (color >> (2 * BYTE_BITS)) & BYTE;
        int green = (color >> BYTE_BITS) & BYTE;
        int blue = color & BYTE;
        return (red * RED_SHARE + green * GREEN_SHARE + blue * BLUE_SHARE + HALF) >> 16;
    }

    /// Bilinear, by the centres of pixels: target pixel y lies at `(y + ½) · height / newHeight − ½`. Rounded half up.
    Raster resized(int newHeight, int newWidth) {
        if (newHeight == height && newWidth == width) {
            return this;
        }
        byte[] target = new byte[Math.multiplyExact(Math.multiplyExact(newHeight, newWidth), channels)];
        for (int y = 0; y < newHeight; y++) {
            double sourceY = Math.clamp((y + 0.5) * height / newHeight - 0.5, 0, height - 1.0);
            int top = (int) sourceY;
            int bottom = Math.min(top + 1, height - 1);
            for (int x = 0; x < newWidth; x++) {
                double sourceX = Math.clamp((x + 0.5) * width / newWidth - 0.5, 0, width - 1.0);
                int left = (int) sourceX;
                int right = Math.min(left + 1, width - 1);
                for (int c = 0; c < channels; c++) {
                    double upper = mix(at(top, left, c), at(top, right, c), sourceX - left);
                    double lower = mix(at(bottom, left, c), at(bottom, right, c), sourceX - left);
                    target[(y * newWidth + x) * channels + c] = (byte) (int) (mix(upper, lower, sourceY - top) + 0.5);
                }
            }
        }
        return new Raster(target, newHeight, newWidth, channels);
    }

    private int at(int y, int x, int channel) {
        return values[(y * width + x) * channels + channel] & BYTE;
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
