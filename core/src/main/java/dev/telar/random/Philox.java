package dev.telar.random;

/// Random numbers by Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, *Parallel random numbers: as easy as 1, 2, 3*): a block of four
/// 32-bit words is a pure function of a 128-bit counter and a 64-bit key, made of ten rounds of multiplications, so there is no state
/// to carry from one number to the next, and any number can be computed anywhere. The key is the seed. The upper half of the counter
/// names one of 2⁶⁴ streams, the lower half the block in it: word *i* of a stream is word *i* mod 4 of
/// `philox((lo(i/4), hi(i/4), lo(stream), hi(stream)), (lo(seed), hi(seed)))`, the layout of [dev.telar.op.RandomBits]. The period of
/// a stream is 2⁶⁶ words.
///
/// This class reads one stream from its start, for the host: first weights, shuffles, splits. Everything comes from integers, exact
/// multiplications and [StrictMath], so the same seed gives the same bits on every machine. Random tensors come from a
/// [SeedGenerator], which counts through the streams from 2³² on; the host uses those below. Not safe for several threads: give each a
/// stream of its own.
public final class Philox {

    private static final int MULTIPLIER_0 = 0xD2511F53;
    private static final int MULTIPLIER_1 = 0xCD9E8D57;
    /// The golden ratio and √3 − 1, the constants by which the key moves on from round to round.
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private final long seed;
    private final long stream;
    private final int[] words = new int[4];
    private int used = words.length;
    private long nextBlock;
    private double spare;
    private boolean hasSpare;

    private Philox(long seed, long stream) {
        this.seed = seed;
        this.stream = stream;
    }

    /// The stream 0 of a seed, from its start.
    public static Philox of(long seed) {
        return new Philox(seed, 0);
    }

    /// Another stream of the same seed, from its start; this one is not changed.
    ///
    /// @param number the number of the stream, not below 0 and below 2³² so that it is none of a [SeedGenerator]'s
    public Philox stream(long number) {
        if (number < 0 || number > UNSIGNED) {
            throw new IllegalArgumentException("philox: the number of a stream must be 0 … 4294967295, given " + number);
        }
        return new Philox(seed, number);
    }

    /// A generator with a seed of its own, which is the next 64 bits of this one: two splits are independent of each other.
    public Philox split() {
        return new Philox(nextLong(), 0);
    }

    /// One block: four words from a counter and a key, each word unsigned.
    ///
    /// @param counter four words, the lowest first
    /// @param key two words, the lower first
    /// @return four words
    public static int[] block(int[] counter, int[] key) {
        if (counter.length != 4 || key.length != 2) {
            throw new IllegalArgumentException("philox: takes a counter of 4 words and a key of 2, given " + counter.length
                    + " and " + key.length);
        }
        int[] words = new int[4];
        block(counter[0], counter[1], counter[2], counter[3], key[0], key[1], words);
        return words;
    }

    private static void block(int c0, int c1, int c2, int c3, int k0, int k1, int[] words) {
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = (MULTIPLIER_0 & UNSIGNED) * (c0 & UNSIGNED);
            long product1 = (MULTIPLIER_1 & UNSIGNED) * (c2 & UNSIGNED);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        words[0] = c0;
        words[1] = c1;
        words[2] = c2;
        words[3] = c3;
    }

    /// The words of [dev.telar.op.RandomBits], for backends without a generator of this kind: word *i* goes to `out[i]`, for the blocks
    /// `from` … `to` − 1 of four words each. Blocks do not depend on each other, so threads can share them out.
    ///
    /// @param out at least `n` long
    /// @param n how many words there are in all; the last block may be cut short
    /// @param from the first block
    /// @param to the block after the last, at most ⌈n/4⌉
    /// @param counter two words, the upper half of the counter
    /// @param key two words
    public static void fill(int[] out, int n, int from, int to, int[] counter, int[] key) {
        int[] words = new int[4];
        for (int number = from; number < to; number++) {
            block(number, 0, counter[0], counter[1], key[0], key[1], words);
            int at = 4 * number;
            System.arraycopy(words, 0, out, at, Math.min(4, n - at));
        }
    }

    /// The next word: all 2³² values are equally likely.
    public int nextInt() {
        if (used == words.length) {
            block((int) nextBlock, (int) (nextBlock >>> 32), (int) stream, (int) (stream >>> 32), (int) seed,
                    (int) (seed >>> 32), words);
            nextBlock++;
            used = 0;
        }
        return words[used++];
    }

    /// The next two words, the lower first.
    public long nextLong() {
        long low = nextInt() & UNSIGNED;
        return (long) nextInt() << 32 | low;
    }

    /// A number of 0 … `bound` − 1, each equally likely, by multiplication and rejection (Lemire 2019).
    ///
    /// @param bound 1 or more
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("philox: the bound must be 1 or more, given " + bound);
        }
        long product = (nextInt() & UNSIGNED) * bound;
        if ((product & UNSIGNED) < bound) {
            long rejected = (1L << 32) % bound;
            while ((product & UNSIGNED) < rejected) {
                product = (nextInt() & UNSIGNED) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /// A multiple of 2⁻²⁴, 0 (inclusive) to 1 (exclusive), from the upper 24 bits of one word.
    public float nextFloat() {
        return (nextInt() >>> 8) * 0x1p-24f;
    }

    /// A multiple of 2⁻⁵³, 0 (inclusive) to 1 (exclusive), from the upper 53 bits of two words.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// A number of the normal distribution with mean 0 and standard deviation 1 (Box and Muller 1958): the numbers come in pairs
    /// *√(−2·ln u)·cos 2πv* and *√(−2·ln u)·sin 2πv* with *u* in (0, 1] and *v* in [0, 1).
    public double nextGaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        double angle = 2 * Math.PI * nextDouble();
        spare = radius * StrictMath.sin(angle);
        hasSpare = true;
        return radius * StrictMath.cos(angle);
    }

    /// The numbers 0 … `n` − 1 in random order, each order equally likely (Fisher and Yates).
    ///
    /// @param n 0 or more
    public int[] permutation(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("philox: a permutation needs 0 numbers or more, given " + n);
        }
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        shuffle(order);
        return order;
    }

    /// Puts numbers into a random order, each order equally likely (Fisher and Yates). Numbers in ascending order from 0 become a [#permutation].
    ///
    /// @param numbers changed in place
    public void shuffle(int... numbers) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
    }
}
