package dev.telar.plots;

import java.util.Objects;

/// What all pictures have: a title and a size.
record Frame(String title, int width, int height) {

    private static final int SMALLEST = 64;
    private static final int LARGEST = 16384;

    Frame {
        Objects.requireNonNull(title, "title");
        if (width < SMALLEST || width > LARGEST || height < SMALLEST || height > LARGEST) {
            throw new IllegalArgumentException("size: width and height must lie between " + SMALLEST + " and " + LARGEST
                    + " pixels, but are " + width + " × " + height);
        }
    }

    Frame withTitle(String other) {
        return new Frame(other, width, height);
    }

    Frame withSize(int newWidth, int newHeight) {
        return new Frame(title, newWidth, newHeight);
    }

    /// A size computed from the content, brought into the range that is allowed.
    static int bounded(int size) {
        return Math.clamp(size, SMALLEST, LARGEST);
    }
}
