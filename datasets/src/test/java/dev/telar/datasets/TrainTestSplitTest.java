package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTestSplitTest {

    @ParameterizedTest
    @CsvFileSource(resources = "split_sizes.csv", numLinesToSkip = 1)
    void rows_anyFractions_haveScikitLearnsSizes(int n, double test, Double train, String testRows, String trainRows) {
        if (testRows.equals("error")) {
            assertThatThrownBy(() -> plan(test, train).rows(n)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("split: ");
        } else {
            Split<int[]> split = plan(test, train).rows(n);
            assertThat(split.second()).hasSize(Integer.parseInt(testRows));
            assertThat(split.first()).hasSize(Integer.parseInt(trainRows));
        }
    }

    private static TrainTestSplit plan(double test, @org.jspecify.annotations.Nullable Double train) {
        TrainTestSplit plan = TrainTestSplit.of(test);
        return train == null ? plan : plan.trainFraction(train);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "split_strata.csv", numLinesToSkip = 1)
    void rows_stratified_haveScikitLearnsCounts(String counts, double test, String trainCounts, String testCounts) {
        int[] wanted = ints(counts);
        int[] classes = IntStream.range(0, wanted.length).flatMap(c -> IntStream.generate(() -> c).limit(wanted[c])).toArray();
        Split<int[]> split = TrainTestSplit.of(test).stratified().seed(7).rows(classes);
        assertThat(counts(split.first(), classes, wanted.length)).isEqualTo(ints(trainCounts));
        assertThat(counts(split.second(), classes, wanted.length)).isEqualTo(ints(testCounts));
    }

    private static int[] ints(String text) {
        return Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private static int[] counts(int[] rows, int[] classes, int n) {
        int[] counts = new int[n];
        for (int row : rows) {
            counts[classes[row]]++;
        }
        return counts;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "split_rows.csv", numLinesToSkip = 1)
    void rows_seed_holdsBackTheSameRowsOnEveryPlatform(int n, double test, long seed, String rows) {
        assertThat(TrainTestSplit.of(test).seed(seed).rows(n).second()).isEqualTo(ints(rows));
    }

    @Test
    void rows_numbersOfRows_areKept() {
        Split<int[]> split = TrainTestSplit.ofRows(3).trainRows(4).rows(10);
        assertThat(split.first()).hasSize(4);
        assertThat(split.second()).hasSize(3);
    }

    @Test
    void rows_unshuffled_keepTheirOrder() {
        Split<int[]> split = TrainTestSplit.of(0.4).unshuffled().rows(5);
        assertThat(split.first()).containsExactly(0, 1, 2);
        assertThat(split.second()).containsExactly(3, 4);
    }

    @Test
    void rows_stratifiedByAnyIntegers_areDivided() {
        int[] classes = {-5, 100, -5, 100};
        Split<int[]> split = TrainTestSplit.of(0.5).stratified().rows(classes);
        assertThat(Arrays.stream(split.second()).map(i -> classes[i]).sorted()).containsExactly(-5, 100);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-0.5", "1.5", "NaN"})
    void of_fractionOutOfRange_isRefused(double fraction) {
        assertThatThrownBy(() -> TrainTestSplit.of(fraction)).isInstanceOf(IllegalArgumentException.class).hasMessage(
                "split: the test fraction must be above 0 and below 1, given " + fraction
                        + "; for a number of rows there is ofRows");
        assertThatThrownBy(() -> TrainTestSplit.of(0.1).trainFraction(fraction)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: the train fraction must be above 0 and below 1, given " + fraction
                        + "; for a number of rows there is trainRows");
    }

    @Test
    void trainFraction_sumAboveOne_isRefused() {
        assertThatThrownBy(() -> TrainTestSplit.of(0.5).trainFraction(0.6)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: the test and train fractions must not be above 1 together, given 0.5 + 0.6");
    }

    @Test
    void ofRows_noRows_isRefused() {
        assertThatThrownBy(() -> TrainTestSplit.ofRows(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: the number of test rows must be 1 or more, given 0");
        assertThatThrownBy(() -> TrainTestSplit.ofRows(1).trainRows(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: the number of train rows must be 1 or more, given -1");
    }

    @Test
    void rows_partAsLargeAsAll_isRefused() {
        assertThatThrownBy(() -> TrainTestSplit.ofRows(5).rows(5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: 5 test rows must be fewer than the 5 that there are");
        assertThatThrownBy(() -> TrainTestSplit.ofRows(1).trainRows(5).rows(5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: 5 train rows must be fewer than the 5 that there are");
    }

    @Test
    void rows_partsLargerThanAll_areRefused() {
        assertThatThrownBy(() -> TrainTestSplit.ofRows(3).trainRows(3).rows(5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: 3 training and 3 test rows are more than the 5 that there are; make a part smaller");
    }

    @Test
    void rows_oneRow_leavesNothingToTrainOn() {
        assertThatThrownBy(() -> TrainTestSplit.of(0.1).rows(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "split: of 1 rows, 1 are held back and the training part is empty; make the test part smaller or the training"
                                + " part larger");
    }

    @Test
    void rows_negative_isRefused() {
        assertThatThrownBy(() -> TrainTestSplit.of(0.1).rows(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: the number of rows must be 0 or more, given -1");
    }

    @Test
    void rows_stratifiedWithoutClasses_isRefused() {
        assertThatThrownBy(() -> TrainTestSplit.of(0.1).stratified().rows(10)).isInstanceOf(IllegalStateException.class)
                .hasMessage("split: a stratified split needs the classes of the rows; call rows(classes)");
    }

    @Test
    void stratified_unshuffled_isRefused() {
        String message = "split: a stratified split is always shuffled; leave out unshuffled() or stratified()";
        assertThatThrownBy(() -> TrainTestSplit.of(0.1).unshuffled().stratified()).isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> TrainTestSplit.of(0.1).stratified().unshuffled()).isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    @Test
    void rows_classWithOneRow_isRefused() {
        assertThatThrownBy(() -> TrainTestSplit.of(0.5).stratified().rows(new int[]{1, 1, 7, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: class 7 has only one row, at index 2; a stratified split needs two or more of each class");
    }

    @Test
    void rows_partSmallerThanTheClasses_isRefused() {
        int[] classes = {0, 0, 0, 1, 1, 1, 2, 2, 2};
        assertThatThrownBy(() -> TrainTestSplit.ofRows(2).stratified().rows(classes)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("split: a test part of 2 rows is too small for the 3 classes of a stratified split; make it larger");
        assertThatThrownBy(() -> TrainTestSplit.ofRows(7).stratified().rows(classes)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "split: a training part of 2 rows is too small for the 3 classes of a stratified split; make it larger");
    }
}
