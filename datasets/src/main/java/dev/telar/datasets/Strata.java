package dev.telar.datasets;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.telar.random.Philox;

/// The rows of each class, for a stratified split. Source: scikit-learn's `StratifiedShuffleSplit` and `_approximate_mode`.
final class Strata {

    private final int[] values;
    private final int[][] rows;

    Strata(int... classes) {
        values = Arrays.stream(classes).sorted().distinct().toArray();
        int[] counts = new int[values.length];
        int[] codes = new int[classes.length];
        for (int i = 0; i < classes.length; i++) {
            codes[i] = Arrays.binarySearch(values, classes[i]);
            counts[codes[i]]++;
        }
        rows = new int[values.length][];
        Arrays.setAll(rows, c -> new int[counts[c]]);
        int[] next = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            rows[codes[i]][next[codes[i]]++] = i;
        }
    }

    Split<int[]> split(int trainRows, int testRows, Philox random) {
        check(trainRows, testRows);
        int[] counts = Arrays.stream(rows).mapToInt(r -> r.length).toArray();
        int[] train = shares(counts, trainRows, random);
        int[] left = IntStream.range(0, counts.length).map(c -> counts[c] - train[c]).toArray();
        int[] test = shares(left, testRows, random);
        int[] first = new int[trainRows];
        int[] second = new int[testRows];
        int firstSize = 0;
        int secondSize = 0;
        for (int c = 0; c < rows.length; c++) {
            int[] shuffled = shuffled(rows[c], random);
            System.arraycopy(shuffled, 0, first, firstSize, train[c]);
            System.arraycopy(shuffled, train[c], second, secondSize, test[c]);
            firstSize += train[c];
            secondSize += test[c];
        }
        return new Split<>(shuffled(first, random), shuffled(second, random));
    }

    private void check(int trainRows, int testRows) {
        for (int c = 0; c < rows.length; c++) {
            if (rows[c].length < 2) {
                throw new IllegalArgumentException("split: class " + values[c] + " has only one row, at index " + rows[c][0]
                        + "; a stratified split needs two or more of each class");
            }
        }
        checkPart("training", trainRows);
        checkPart("test", testRows);
    }

    private void checkPart(String name, int size) {
        if (size < rows.length) {
            throw new IllegalArgumentException(
                    "split: a " + name + " part of " + size + " rows is too small for the " + rows.length
                            + " classes of a stratified split; make it larger");
        }
    }

    /// Divides `draws` among classes by their counts: the most probable outcome of drawing without replacement, ties by lot.
    static int[] shares(int[] counts, int draws, Philox random) {
        double total = Arrays.stream(counts).asLongStream().sum();
        int[] shares = new int[counts.length];
        double[] remainders = new double[counts.length];
        int missing = draws;
        for (int c = 0; c < counts.length; c++) {
            double exact = counts[c] / total * draws;
            shares[c] = (int) exact;
            remainders[c] = exact - shares[c];
            missing -= shares[c];
        }
        double[] largestFirst = Arrays.stream(remainders).map(r -> -r).sorted().distinct().map(r -> -r).toArray();
        for (double remainder : largestFirst) {
            int[] tied = shuffled(IntStream.range(0, counts.length).filter(c -> remainders[c] == remainder).toArray(), random);
            for (int i = 0; i < tied.length && missing > 0; i++, missing--) {
                shares[tied[i]]++;
            }
        }
        return shares;
    }

    private static int[] shuffled(int[] values, Philox random) {
        return Arrays.stream(random.permutation(values.length)).map(i -> values[i]).toArray();
    }
}
