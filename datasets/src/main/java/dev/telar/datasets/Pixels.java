package dev.telar.datasets;

/// The bytes of images of one size, in one array or several; none changes.
sealed interface Pixels permits Pixels.Whole, GzipBlocks {

    /// The number of images.
    int images();

    /// The array that holds an image, and maybe others.
    byte[] array(int image);

    /// Where in its array an image begins.
    int start(int image);

    /// All images in one array.
    final class Whole implements Pixels {

        private final byte[] data;
        private final int imageBytes;

        /// Takes over `data`.
        Whole(byte[] data, int imageBytes) {
            this.data = data;
            this.imageBytes = imageBytes;
        }

        @Override
        public int images() {
            return data.length / imageBytes;
        }

        @Override
        public byte[] array(int image) {
            return data;
        }

        @Override
        public int start(int image) {
            return image * imageBytes;
        }
    }
}
