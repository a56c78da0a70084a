package dev.telar.backend.simd.ops;

/// Philox4x32-10 (Salmon et al. 2011), block after block, see [dev.telar.op.RandomBits].
final class RandomWords {

    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private RandomWords() {}

    /// Writes the blocks `from` … `to` of a result of `n` words.
    static void fill(int[] out, int n, int from, int to, int[] counter, int[] key) {
        for (int block = from; block < to; block++) {
            int c0 = block;
            int c1 = 0;
            int c2 = counter[0];
            int c3 = counter[1];
            int k0 = key[0];
            int k1 = key[1];
            for (int round = 0; round < ROUNDS; round++) {
                long p0 = MULTIPLIER_0 * (c0 & UNSIGNED);
                long p1 = MULTIPLIER_1 * (c2 & UNSIGNED);
                c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
                c1 = (int) p1;
                c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
                c3 = (int) p0;
                k0 += WEYL_0;
                k1 += WEYL_1;
            }
            int at = 4 * block;
            if (at + 4 <= n) {
                out[at] = c0;
                out[at + 1] = c1;
                out[at + 2] = c2;
                out[at + 3] = c3;
            } else {
                tail(out, at, n, c0, c1, c2);
            }
        }
    }

    private static void tail(int[] out, int at, int n, int c0, int c1, int c2) {
        out[at] = c0;
        if (at + 1 < n) {
            out[at + 1] = c1;
        }
        if (at + 2 < n) {
            out[at + 2] = c2;
        }
    }
}
