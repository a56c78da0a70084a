package dev.telar.datasets;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.telar.random.Philox;

/// How rows are divided into a part to train on and a part to hold back; immutable, each setting gives a new object.
///
/// Of n rows and a test fraction f, the test part has ⌈n·f⌉ rows and the training part the rest (or, with a training fraction g, ⌊n·g⌋), as
/// in scikit-learn. The rows are shuffled by the seed, by default 0; the same seed gives the same parts on every platform, but not
/// scikit-learn's. Stratified, each class has its share in both parts, up to rounding: shares are rounded down and what is missing goes to
/// the largest remainders, equal ones by lot.
///
/// Source: `sklearn/model_selection/_split.py`, `train_test_split` and `StratifiedShuffleSplit`.
public final class TrainTestSplit {

    private final Part test;
    private final Part train;
    private final long seed;
    private final boolean shuffled;
    private final boolean stratified;

    private TrainTestSplit(Part test, Part train, long seed, boolean shuffled, boolean stratified) {
        this.test = test;
        this.train = train;
        this.seed = seed;
        this.shuffled = shuffled;
        this.stratified = stratified;
    }

    /// Holds back a fraction of the rows.
    ///
    /// @throws IllegalArgumentException if the fraction is not between 0 and 1
    public static TrainTestSplit of(double testFraction) {
        return new TrainTestSplit(Part.fraction("test", testFraction), Part.REST, 0, true, false);
    }

    /// Holds back a number of rows.
    ///
    /// @throws IllegalArgumentException if the number is below 1
    public static TrainTestSplit ofRows(int testRows) {
        return new TrainTestSplit(Part.rows("test", testRows), Part.REST, 0, true, false);
    }

    /// Trains on this fraction of the rows, ⌊n·g⌋ of them, in place of all that are not held back.
    ///
    /// @throws IllegalArgumentException if the fraction is not between 0 and 1, or both fractions together are above 1
    public TrainTestSplit trainFraction(double trainFraction) {
        Part part = Part.fraction("train", trainFraction);
        if (test.fraction() + trainFraction > 1) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "split: the test and train fractions must not be above 1 together, given %s + %s", test.fraction(),
                    trainFraction));
        }
        return new TrainTestSplit(test, part, seed, shuffled, stratified);
    }

    /// Trains on this number of rows, in place of all that are not held back.
    ///
    /// @throws IllegalArgumentException if the number is below 1
    public TrainTestSplit trainRows(int trainRows) {
        return new TrainTestSplit(test, Part.rows("train", trainRows), seed, shuffled, stratified);
    }

    /// Shuffles by this seed.
    public TrainTestSplit seed(long newSeed) {
        return new TrainTestSplit(test, train, newSeed, shuffled, stratified);
    }

    /// Gives each class its share in both parts.
    ///
    /// @throws IllegalStateException if the split is not shuffled
    public TrainTestSplit stratified() {
        if (!shuffled) {
            throw unshuffledAndStratified();
        }
        return new TrainTestSplit(test, train, seed, true, true);
    }

    /// Keeps the order: the first rows are the training part, those behind them are held back. For series in time.
    ///
    /// @throws IllegalStateException if the split is stratified
    public TrainTestSplit unshuffled() {
        if (stratified) {
            throw unshuffledAndStratified();
        }
        return new TrainTestSplit(test, train, seed, false, false);
    }

    /// Whether classes have their share in both parts.
    public boolean isStratified() {
        return stratified;
    }

    /// Divides the row numbers 0 … n−1.
    ///
    /// @throws IllegalStateException if the split is stratified, which needs [#rows(int\[\])]
    /// @throws IllegalArgumentException if a part would be empty or `n` has too few rows
    public Split<int[]> rows(int n) {
        if (stratified) {
            throw new IllegalStateException("split: a stratified split needs the classes of the rows; call rows(classes)");
        }
        int[] sizes = sizes(n);
        int trainRows = sizes[0];
        int testRows = sizes[1];
        if (!shuffled) {
            return new Split<>(IntStream.range(0, trainRows).toArray(),
                    IntStream.range(trainRows, trainRows + testRows).toArray());
        }
        int[] permutation = Philox.of(seed).permutation(n);
        return new Split<>(Arrays.copyOfRange(permutation, testRows, testRows + trainRows),
                Arrays.copyOf(permutation, testRows));
    }

    /// Divides the row numbers 0 … classes.length − 1; if the split is stratified, by these classes.
    ///
    /// @param classes the class of each row, any integers
    /// @throws IllegalArgumentException if a part would be empty or there are too few rows; stratified, also if a class has only one row
    ///         or a part has fewer rows than there are classes
    public Split<int[]> rows(int[] classes) {
        if (!stratified) {
            return rows(classes.length);
        }
        int[] sizes = sizes(classes.length);
        return new Strata(classes).split(sizes[0], sizes[1], Philox.of(seed));
    }

    /// The rows of the training and of the test part.
    private int[] sizes(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("split: the number of rows must be 0 or more, given " + n);
        }
        test.check("test", n);
        train.check("train", n);
        int testRows = test.rows() > 0 ? test.rows() : (int) Math.ceil(test.fraction() * n);
        int trainRows = train.isRest()
                ? n - testRows
                : train.rows() > 0 ? train.rows() : (int) Math.floor(train.fraction() * n);
        if ((long) trainRows + testRows > n) {
            throw new IllegalArgumentException(
                    "split: " + trainRows + " training and " + testRows + " test rows are more than the "
                            + n + " that there are; make a part smaller");
        }
        if (trainRows <= 0) {
            throw new IllegalArgumentException("split: of " + n + " rows, " + testRows
                    + " are held back and the training part is empty; make the test part smaller or the training part larger");
        }
        return new int[]{trainRows, testRows};
    }

    private static IllegalStateException unshuffledAndStratified() {
        return new IllegalStateException("split: a stratified split is always shuffled; leave out unshuffled() or stratified()");
    }

    /// The size of a part: a fraction above 0, or else rows above 0, or else what is left.
    private record Part(double fraction, int rows) {

        static final Part REST = new Part(0, 0);

        boolean isRest() {
            return fraction == 0 && rows == 0;
        }

        static Part fraction(String name, double fraction) {
            if (!(fraction > 0 && fraction < 1)) {
                throw new IllegalArgumentException(
                        "split: the " + name + " fraction must be above 0 and below 1, given " + fraction
                                + "; for a number of rows there is " + (name.equals("test") ? "ofRows" : "trainRows"));
            }
            return new Part(fraction, 0);
        }

        static Part rows(String name, int rows) {
            if (rows < 1) {
                throw new IllegalArgumentException("split: the number of " + name + " rows must be 1 or more, given " + rows);
            }
            return new Part(0, rows);
        }

        void check(String name, int n) {
            if (rows >= Math.max(n, 1)) {
                throw new IllegalArgumentException(
                        "split: " + rows + " " + name + " rows must be fewer than the " + n + " that there are");
            }
        }
    }
}
