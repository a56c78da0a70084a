package dev.telar.backend.nd4j.ops;

import java.lang.foreign.MemorySegment;

import dev.telar.backend.nd4j.memory.NativeStorage;

/// Philox4x32-10 (Salmon et al. 2011), block after block, see [dev.telar.op.RandomBits].
final class RandomWords {

    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private RandomWords() {}

    static void fill(NativeStorage key, NativeStorage counter, NativeStorage y) {
        MemorySegment to = y.segment();
        int n = y.count();
        int k0 = key.segment().getAtIndex(Elements.INT, 0);
        int k1 = key.segment().getAtIndex(Elements.INT, 1);
        int c2 = counter.segment().getAtIndex(Elements.INT, 0);
        int c3 = counter.segment().getAtIndex(Elements.INT, 1);
        int[] words = new int[4];
        for (int at = 0; at < n; at += words.length) {
            words[0] = at / words.length;
            words[1] = 0;
            words[2] = c2;
            words[3] = c3;
            mix(words, k0, k1);
            Elements.write(words, y.dtype(), to, at, Math.min(words.length, n - at));
        }
    }

    private static void mix(int[] words, int key0, int key1) {
        int c0 = words[0];
        int c1 = words[1];
        int c2 = words[2];
        int c3 = words[3];
        int k0 = key0;
        int k1 = key1;
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
        words[0] = c0;
        words[1] = c1;
        words[2] = c2;
        words[3] = c3;
    }
}
