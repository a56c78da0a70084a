package dev.telar.backend.nd4j.ops;

/// Arrays of a thread in which blocks of elements are computed: the JIT compiler makes vector instructions of loops over arrays, but not of
/// loops over native memory. Elements are copied in and out block by block, within the first cache.
final class Scratch {

    /// The elements of a block.
    static final int BLOCK = 1024;

    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private final float[][] floats = new float[8][];
    private final double[][] doubles = new double[4][];
    private final int[][] ints = new int[3][];

    static Scratch get() {
        return OF_THREAD.get();
    }

    /// One of a few arrays of a block.
    float[] floats(int which) {
        if (floats[which] == null) {
            floats[which] = new float[BLOCK];
        }
        return floats[which];
    }

    /// One of a few arrays of a block or more.
    double[] doubles(int which, int size) {
        if (doubles[which] == null || doubles[which].length < size) {
            doubles[which] = new double[Math.max(BLOCK, size)];
        }
        return doubles[which];
    }

    double[] doubles(int which) {
        return doubles(which, BLOCK);
    }

    /// One of a few arrays of a block.
    int[] ints(int which) {
        if (ints[which] == null) {
            ints[which] = new int[BLOCK];
        }
        return ints[which];
    }
}
