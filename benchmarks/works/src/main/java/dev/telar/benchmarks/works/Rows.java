package dev.telar.benchmarks.works;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.telar.datasets.LabeledImages;
import dev.telar.datasets.Mnist;

/// Rows to train on, as a user of any library holds them: in arrays on the heap, gathered batch by batch.
public interface Rows {

    /// How many there are.
    int size();

    /// Copies rows one below the other.
    ///
    /// @param order numbers of rows
    /// @param from the first place in `order`
    /// @param count how many
    /// @param features where the features go
    /// @param targets where the one-hot targets go
    void gather(int[] order, int from, int count, float[] features, float[] targets);

    /// The rows of a work: the images for [Work#MNIST], drawn numbers for others.
    static Rows of(Work work) {
        return work.isMnist()
                ? mnist().toFloats()
                : new Floats(work.features(), work.targets(), work.inputs(), work.classes());
    }

    /// The nine tenths of MNIST's training images that the notebook trains on, a byte a pixel as in the file.
    static Bytes mnist() {
        LabeledImages images = Mnist.train().split(0.1, 42).first();
        byte[][] pixels = new byte[images.size()][];
        for (int row = 0; row < pixels.length; row++) {
            pixels[row] = images.image(row);
        }
        return new Bytes(pixels, images.labels(), images.classNames().size());
    }

    /// Rows of numbers.
    ///
    /// @param features all features, row by row
    /// @param targets all one-hot targets, row by row
    /// @param inputs the features of a row
    /// @param classes the targets of a row
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Floats(float[] features, float[] targets, int inputs, int classes) implements Rows {

        @Override
        public int size() {
            return targets.length / classes;
        }

        @Override
        public void gather(int[] order, int from, int count, float[] x, float[] y) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(features, order[from + i] * inputs, x, i * inputs, inputs);
                System.arraycopy(targets, order[from + i] * classes, y, i * classes, classes);
            }
        }
    }

    /// Images of a byte a pixel, scaled to 0 … 1 as they are gathered.
    ///
    /// @param pixels the images
    /// @param labels the class of each
    /// @param classes the number of classes
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[][] pixels, int[] labels, int classes) implements Rows {

        @Override
        public int size() {
            return labels.length;
        }

        @Override
        public void gather(int[] order, int from, int count, float[] x, float[] y) {
            for (int i = 0; i < count; i++) {
                byte[] image = pixels[order[from + i]];
                scale(image, x, i * image.length);
                Arrays.fill(y, i * classes, (i + 1) * classes, 0);
                y[i * classes + labels[order[from + i]]] = 1;
            }
        }

        private static void scale(byte[] image, float[] x, int to) {
            for (int j = 0; j < image.length; j++) {
                x[to + j] = (image[j] & 0xff) / 255f;
            }
        }

        /// The same as numbers, ready to be copied.
        Floats toFloats() {
            int inputs = pixels[0].length;
            int[] order = IntStream.range(0, size()).toArray();
            Floats all = new Floats(new float[size() * inputs], new float[size() * classes], inputs, classes);
            gather(order, 0, size(), all.features, all.targets);
            return all;
        }
    }
}
