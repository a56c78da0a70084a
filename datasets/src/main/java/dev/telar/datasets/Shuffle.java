package dev.telar.datasets;

import java.util.stream.IntStream;

/// Permutations from a seed, the same on every platform: Fisher–Yates over SplitMix64.
///
/// Sources: R. Durstenfeld, "Algorithm 235", CACM 7(7), 1964; G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014; D. Lemire, "Fast random integer generation in an interval", 2019, for the bounds without bias.
final class Shuffle {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long LOW_32 = 0xffffffffL;

    private long state;

    Shuffle(long seed) {
        state = seed;
    }

    /// The numbers 0 … n−1 in a random order.
    int[] permutation(int n) {
        int[] values = IntStream.range(0, n).toArray();
        shuffle(values);
        return values;
    }

    void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = below(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /// A number from 0 to `bound` − 1, each as probable as the others.
    private int below(int bound) {
        long product = next32() * bound;
        if ((product & LOW_32) < bound) {
            long threshold = (LOW_32 + 1 - bound) % bound;
            while ((product & LOW_32) < threshold) {
                product = next32() * bound;
            }
        }
        return (int) (product >>> 32);
    }

    private long next32() {
        state += GOLDEN_GAMMA;
        long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return (z ^ z >>> 31) >>> 32;
    }
}
