package dev.telar.plots;

import java.awt.image.BufferedImage;

/// Counts pixels.
final class Ink {

    private Ink() {}

    /// How many pixels of a part of an image are not white.
    static int count(BufferedImage image, int x, int y, int width, int height) {
        int count = 0;
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                count += (image.getRGB(column, row) & 0xffffff) == 0xffffff ? 0 : 1;
            }
        }
        return count;
    }

    /// How many pixels of an image have nearly a colour.
    static int near(BufferedImage image, int rgb) {
        int count = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                int other = image.getRGB(column, row);
                int distance = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    distance = Math.max(distance, Math.abs((rgb >> shift & 0xff) - (other >> shift & 0xff)));
                }
                count += distance < 80 ? 1 : 0;
            }
        }
        return count;
    }

    /// How many pixels of an image have a colour.
    static int count(BufferedImage image, int rgb) {
        int count = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                count += (image.getRGB(column, row) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return count;
    }
}
