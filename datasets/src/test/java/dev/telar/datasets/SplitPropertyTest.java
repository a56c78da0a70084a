package dev.telar.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Laws of splitting: the parts are disjoint and complete, have their sizes, and hang on the seed alone.
class SplitPropertyTest {

    @Property(tries = 300)
    void rows_partsTogether_areAllRowsOnce(@ForAll @IntRange(min = 2, max = 500) int n,
            @ForAll @DoubleRange(min = 0.01, max = 0.49) double test, @ForAll long seed) {
        Split<int[]> split = TrainTestSplit.of(test).seed(seed).rows(n);
        assertThat(together(split)).isEqualTo(IntStream.range(0, n).toArray());
        assertThat(split.second()).hasSize((int) Math.ceil(test * n));
    }

    @Property(tries = 300)
    void rows_stratified_areAllRowsOnceWithEachClassNearItsShare(
            @ForAll @Size(min = 60, max = 300) List<@IntRange(min = 0, max = 3) Integer> some,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double test, @ForAll long seed) {
        int[] classes = IntStream.concat(some.stream().mapToInt(i -> i), IntStream.of(0, 0, 1, 1, 2, 2, 3, 3)).toArray();
        Split<int[]> split = TrainTestSplit.of(test).seed(seed).stratified().rows(classes);
        assertThat(together(split)).isEqualTo(IntStream.range(0, classes.length).toArray());
        for (int c = 0; c < 4; c++) {
            int wanted = c;
            double share = (double) split.second().length / classes.length
                    * Arrays.stream(classes).filter(k -> k == wanted).count();
            long held = Arrays.stream(split.second()).filter(row -> classes[row] == wanted).count();
            assertThat((double) held).isBetween(share - 2, share + 2);
        }
    }

    @Property(tries = 100)
    void rows_sameSeed_givesTheSameParts(@ForAll @IntRange(min = 2, max = 200) int n, @ForAll long seed) {
        TrainTestSplit plan = TrainTestSplit.of(0.3).seed(seed);
        assertThat(plan.rows(n).first()).isEqualTo(plan.rows(n).first());
        assertThat(plan.rows(n).second()).isEqualTo(plan.rows(n).second());
    }

    @Example
    void rows_otherSeed_givesOtherParts() {
        assertThat(TrainTestSplit.of(0.5).seed(1).rows(100).first())
                .isNotEqualTo(TrainTestSplit.of(0.5).seed(2).rows(100).first());
    }

    @Example
    void rows_manySeeds_holdEachRowBackEquallyOften() {
        int[] held = new int[10];
        for (int seed = 0; seed < 10_000; seed++) {
            for (int row : TrainTestSplit.of(0.3).seed(seed).rows(10).second()) {
                held[row]++;
            }
        }
        // 3000 each expected, with a standard deviation of √(10000 · 0.3 · 0.7) = 46
        assertThat(Arrays.stream(held).min().orElseThrow()).isGreaterThan(2750);
        assertThat(Arrays.stream(held).max().orElseThrow()).isLessThan(3250);
    }

    private static int[] together(Split<int[]> split) {
        return IntStream.concat(Arrays.stream(split.first()), Arrays.stream(split.second())).sorted().toArray();
    }
}
