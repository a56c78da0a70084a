package dev.telar.backend.reference;

/// Philox4x32-10: ten rounds that turn a counter of four words and a key of two into four random words. Source: Salmon, Moraes, Dror and
/// Shaw, *Parallel random numbers: as easy as 1, 2, 3*, 2011, and the test vectors of their library Random123.
final class Philox4x32 {

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    /// The golden ratio and √3 − 1 as fractions of 2³², by which the key grows each round.
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long WORD = 0xFFFFFFFFL;

    private Philox4x32() {}

    static int[] block(int[] counter, int key0, int key1) {
        int[] c = counter;
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (c[0] & WORD);
            long p1 = MULTIPLIER_1 * (c[2] & WORD);
            c = new int[]{(int) (p1 >>> 32) ^ c[1] ^ k0, (int) p1, (int) (p0 >>> 32) ^ c[3] ^ k1, (int) p0};
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return c;
    }
}
