package dev.telar.backend.djl;

import java.lang.foreign.MemorySegment;

import ai.djl.pytorch.engine.PtNDArray;

import dev.telar.backend.Invocation;
import dev.telar.shape.TensorSpec;

/// Philox4x32-10 (Salmon et al. 2011) on the host: block *i* is the cipher of the counter *(i, 0, c₀, c₁)* under the key.
final class RandomWords {

    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final int WORDS = 4;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private RandomWords() {}

    static PtNDArray run(Invocation call, Memory memory) {
        TensorSpec result = call.result();
        int n = result.shape().count();
        int[] words = new int[Math.ceilDiv(n, WORDS) * WORDS];
        fill(words, memory.ints(call.input(0)), memory.ints(call.input(1)));
        return memory.upload(result, MemorySegment.ofArray(words).asSlice(0, result.bytes()));
    }

    private static void fill(int[] words, int[] key, int[] counter) {
        for (int at = 0; at < words.length; at += WORDS) {
            int c0 = at / WORDS;
            int c1 = 0;
            int c2 = counter[0];
            int c3 = counter[1];
            int k0 = key[0];
            int k1 = key[1];
            for (int round = 0; round < ROUNDS; round++) {
                long p0 = MULTIPLIER_0 * (c0 & UNSIGNED);
                long p1 = MULTIPLIER_1 * (c2 & UNSIGNED);
                c0 = (int) (p1 >>> Integer.SIZE) ^ c1 ^ k0;
                c1 = (int) p1;
                c2 = (int) (p0 >>> Integer.SIZE) ^ c3 ^ k1;
                c3 = (int) p0;
                k0 += WEYL_0;
                k1 += WEYL_1;
            }
            words[at] = c0;
            words[at + 1] = c1;
            words[at + 2] = c2;
            words[at + 3] = c3;
        }
    }
}
