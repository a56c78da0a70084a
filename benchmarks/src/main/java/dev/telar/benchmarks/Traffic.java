package dev.telar.benchmarks;

import java.util.function.IntToDoubleFunction;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Loops that do nearly nothing but read and write, as in McCalpin's STREAM; counted are the bytes that the program reads and writes, not those that
/// the processor fetches before it writes.
final class Traffic implements IntToDoubleFunction {

    /// Numbers an array that no cache holds, all threads together: 256 MiB.
    static final int BEYOND_CACHES = 1 << 26;

    /// Numbers of a matrix of 1024 × 1024: 4 MiB.
    static final int MATRIX = 1 << 20;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int STEP = SPECIES.length();
    private static final int UNROLLED = 8;
    private static final double SECONDS = 0.15;

    private final Kind kind;
    private final float[] a;
    private final float[] b;
    private final float[] c;
    private float sum;

    Traffic(Kind kind, int numbers) {
        this.kind = kind;
        this.a = new float[numbers];
        this.b = new float[kind.arrays > 1 ? numbers : 0];
        this.c = new float[kind.arrays > 2 ? numbers : 0];
    }

    /// The loops.
    enum Kind {
        /// The sum of a.
        READ(1, "read"),
        /// b ← a.
        COPY(2, "copy"),
        /// c ← a + 3 b.
        TRIAD(3, "triad");

        private final int arrays;
        private final String label;

        Kind(int arrays, String label) {
            this.arrays = arrays;
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /// Bytes a second.
    @Override
    public double applyAsDouble(int thread) {
        long start = System.nanoTime();
        long bytes = 0;
        double seconds;
        do {
            once();
            bytes += (long) kind.arrays * Float.BYTES * a.length;
            seconds = (System.nanoTime() - start) / 1e9;
        } while (seconds < SECONDS);
        if (sum != 0) { // the arrays hold zeros; asked so that the JIT cannot leave the reading out
            throw new IllegalStateException("the sum of zeros is " + sum);
        }
        return bytes / seconds;
    }

    private void once() {
        int piece = Math.min(a.length, 1 << 16);
        for (int from = 0; from + piece <= a.length; from += piece) {
            switch (kind) {
                case READ -> sum += read(a, from, from + piece);
                case COPY -> copy(a, b, from, from + piece);
                case TRIAD -> triad(a, b, c, from, from + piece);
            }
        }
    }

    private static float read(float[] a, int from, int to) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int i = from; i < to; i += UNROLLED * STEP) {
            s0 = s0.add(FloatVector.fromArray(SPECIES, a, i));
            s1 = s1.add(FloatVector.fromArray(SPECIES, a, i + STEP));
            s2 = s2.add(FloatVector.fromArray(SPECIES, a, i + 2 * STEP));
            s3 = s3.add(FloatVector.fromArray(SPECIES, a, i + 3 * STEP));
            s4 = s4.add(FloatVector.fromArray(SPECIES, a, i + 4 * STEP));
            s5 = s5.add(FloatVector.fromArray(SPECIES, a, i + 5 * STEP));
            s6 = s6.add(FloatVector.fromArray(SPECIES, a, i + 6 * STEP));
            s7 = s7.add(FloatVector.fromArray(SPECIES, a, i + 7 * STEP));
        }
        return s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7).lane(0);
    }

    private static void copy(float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i += STEP) {
            FloatVector.fromArray(SPECIES, a, i).intoArray(b, i);
        }
    }

    private static void triad(float[] a, float[] b, float[] c, int from, int to) {
        for (int i = from; i < to; i += STEP) {
            FloatVector.fromArray(SPECIES, b, i).fma(FloatVector.broadcast(SPECIES, 3), FloatVector.fromArray(SPECIES, a, i))
                    .intoArray(c, i);
        }
    }
}
