package dev.telar.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PhiloxTest {

    /// The known answers of Random123 1.14, `kat_vectors`, `philox4x32 10`.
    @Test
    void block_knownAnswers_areThoseOfRandom123() {
        assertThat(Philox.block(new int[4], new int[2])).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(Philox.block(new int[]{-1, -1, -1, -1}, new int[]{-1, -1}))
                .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(Philox.block(new int[]{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, new int[]{0xa4093822, 0x299f31d0}))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void block_wrongNumberOfWords_isRefused() {
        assertThatThrownBy(() -> Philox.block(new int[3], new int[2])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("philox: takes a counter of 4 words and a key of 2, given 3 and 2");
    }

    @Test
    void nextInt_readsTheBlocksOfTheStreamInOrder() {
        Philox random = Philox.of(0x299f31d0a4093822L).stream(7);
        int[] key = {0xa4093822, 0x299f31d0};
        assertThat(IntStream.range(0, 6).map(i -> random.nextInt()).toArray())
                .startsWith(Philox.block(new int[]{0, 0, 7, 0}, key))
                .endsWith(Arrays.copyOf(Philox.block(new int[]{1, 0, 7, 0}, key), 2));
    }

    @Test
    void nextLong_putsTheFirstWordLow() {
        assertThat(Philox.of(0).nextLong()).isEqualTo(0xe169c58d6627e8d5L);
    }

    @Test
    void nextFloat_takesTheUpper24Bits() {
        assertThat(Philox.of(0).nextFloat()).isEqualTo(0x6627e8 / 16777216f);
    }

    @Test
    void nextDouble_takesTheUpper53Bits() {
        assertThat(Philox.of(0).nextDouble()).isEqualTo((0xe169c58d6627e8d5L >>> 11) / 0x1p53);
    }

    @Test
    void nextGaussian_isBoxMullerOfTwoDoubles() {
        Philox uniform = Philox.of(5);
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform.nextDouble()));
        double angle = 2 * Math.PI * uniform.nextDouble();
        Philox random = Philox.of(5);
        assertThat(random.nextGaussian()).isEqualTo(radius * StrictMath.cos(angle));
        assertThat(random.nextGaussian()).isEqualTo(radius * StrictMath.sin(angle));
    }

    /// Tolerances: five standard errors, √(1/n), √(2/n) and √(96/n) for the mean, the variance and the fourth moment.
    @Test
    void nextGaussian_moments_areThoseOfTheNormalDistribution() {
        Philox random = Philox.of(11);
        int n = 200_000;
        double mean = 0;
        double square = 0;
        double fourth = 0;
        for (int i = 0; i < n; i++) {
            double z = random.nextGaussian();
            mean += z / n;
            square += z * z / n;
            fourth += z * z * z * z / n;
        }
        assertThat(mean).isBetween(-5 * Math.sqrt(1.0 / n), 5 * Math.sqrt(1.0 / n));
        assertThat(square).isBetween(1 - 5 * Math.sqrt(2.0 / n), 1 + 5 * Math.sqrt(2.0 / n));
        assertThat(fourth).isBetween(3 - 5 * Math.sqrt(96.0 / n), 3 + 5 * Math.sqrt(96.0 / n));
    }

    /// The chi-square statistic of 6 classes has mean 5 and exceeds 20.5 with probability 0.001.
    @Test
    void nextIntBelowABound_isEven() {
        Philox random = Philox.of(3);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[random.nextInt(6)]++;
        }
        assertThat(Arrays.stream(counts).mapToDouble(c -> (c - 10_000.0) * (c - 10_000.0) / 10_000).sum()).isLessThan(20.5);
    }

    /// Without rejection, the words per number would be 3, 3, 2, 3, 3, 2 …: 37.5 % multiples of 3. Tolerance: five standard errors.
    @Test
    void nextIntBelowALargeBound_isUnbiased() {
        Philox random = Philox.of(4);
        int bound = 3 << 29;
        int hits = 0;
        for (int i = 0; i < 30_000; i++) {
            hits += random.nextInt(bound) % 3 == 0 ? 1 : 0;
        }
        assertThat(hits).isBetween(10_000 - 410, 10_000 + 410);
    }

    @Property
    void nextIntBelowABound_staysBelow(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
        Philox random = Philox.of(seed);
        for (int i = 0; i < 20; i++) {
            assertThat(random.nextInt(bound)).isBetween(0, bound - 1);
        }
    }

    @Test
    void nextInt_boundBelowOne_isRefused() {
        assertThatThrownBy(() -> Philox.of(0).nextInt(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("philox: the bound must be 1 or more, given 0");
    }

    @Property
    void permutation_holdsEachNumberOnce(@ForAll long seed, @ForAll @IntRange(max = 200) int n) {
        int[] order = Philox.of(seed).permutation(n);
        assertThat(Arrays.stream(order).sorted().toArray()).isEqualTo(IntStream.range(0, n).toArray());
    }

    /// 6 orders, 5 degrees of freedom: above 20.5 with probability 0.001.
    @Test
    void permutation_ofThree_allOrdersAreEquallyLikely() {
        Philox random = Philox.of(9);
        int[] counts = new int[27];
        for (int i = 0; i < 6_000; i++) {
            int[] p = random.permutation(3);
            counts[9 * p[0] + 3 * p[1] + p[2]]++;
        }
        int[] orders = {5, 7, 11, 15, 19, 21};
        assertThat(Arrays.stream(orders).mapToDouble(o -> (counts[o] - 1000.0) * (counts[o] - 1000.0) / 1000).sum())
                .isLessThan(20.5);
    }

    @Property
    void shuffle_movesNumbersAsAPermutationSays(@ForAll long seed, @ForAll @IntRange(max = 200) int n) {
        int[] numbers = IntStream.range(0, n).map(i -> 3 * i).toArray();
        Philox.of(seed).shuffle(numbers);
        assertThat(numbers).isEqualTo(Arrays.stream(Philox.of(seed).permutation(n)).map(i -> 3 * i).toArray());
    }

    @Test
    void permutation_negativeNumber_isRefused() {
        assertThatThrownBy(() -> Philox.of(0).permutation(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("philox: a permutation needs 0 numbers or more, given -1");
    }

    @Test
    void of_sameSeed_givesTheSameNumbers() {
        assertThat(first(Philox.of(42))).isEqualTo(first(Philox.of(42))).isNotEqualTo(first(Philox.of(43)));
    }

    @Test
    void stream_startsAnewWhateverWasRead() {
        Philox read = Philox.of(42);
        int[] untouched = first(Philox.of(42).stream(1));
        assertThat(first(read)).isNotEqualTo(untouched);
        assertThat(first(read.stream(1))).isEqualTo(untouched);
        assertThat(first(read.stream(2))).isNotEqualTo(untouched);
    }

    @Test
    void stream_numberOutOfRange_isRefused() {
        assertThatThrownBy(() -> Philox.of(0).stream(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("philox: the number of a stream must be 0 … 4294967295, given -1");
        assertThatThrownBy(() -> Philox.of(0).stream(1L << 32)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("philox: the number of a stream must be 0 … 4294967295, given 4294967296");
    }

    @Test
    void split_eachHasASeedOfItsOwn() {
        Philox random = Philox.of(42);
        int[] a = first(random.split());
        int[] b = first(random.split());
        assertThat(a).isNotEqualTo(b).isEqualTo(first(Philox.of(Philox.of(42).nextLong())));
    }

    private static int[] first(Philox random) {
        return IntStream.range(0, 5).map(i -> random.nextInt()).toArray();
    }

    @Test
    void fill_writesTheWordsOfTheBlocks_andNoOthers() {
        int[] key = {7, -8};
        int[] counter = {-3, 5};
        int[] words = new int[11];
        Philox.fill(words, 10, 1, 3, counter, key);
        assertThat(Arrays.copyOfRange(words, 0, 4)).containsOnly(0);
        assertThat(Arrays.copyOfRange(words, 4, 8)).isEqualTo(Philox.block(new int[]{1, 0, -3, 5}, key));
        assertThat(Arrays.copyOfRange(words, 8, 10)).isEqualTo(Arrays.copyOf(Philox.block(new int[]{2, 0, -3, 5}, key), 2));
        assertThat(words[10]).isZero();
    }
}
