package dev.telar.conformance.internal.cases;

/// Shapes to try: scalars, nothing, single elements, tails of vectors, many axes, and more than a block of a cache.
final class Shapes {

    /// For what works element by element.
    static final int[][] ANY = {{}, {0}, {1}, {7}, {64}, {65}, {3, 5}, {2, 0, 3}, {2, 3, 4, 5}, {2, 1, 3, 1, 2, 2}, {40001}};

    /// Pairs that broadcast: axes missing or of size 1 on the left, on the right, on both sides, and of size 0.
    static final int[][][] PAIRS = {{{4}, {}}, {{}, {4}}, {{3, 4}, {4}}, {{4}, {3, 4}}, {{3, 1}, {4}}, {{3, 1}, {1, 4}},
            {{1, 4}, {3, 1}}, {{3, 3}, {3, 1}}, {{3, 3}, {1, 3}}, {{2, 3, 4}, {3, 1}}, {{3, 1}, {2, 3, 4}}, {{2, 1, 4}, {3, 4}},
            {{1, 1}, {5, 6}}, {{1}, {1, 1, 1}}, {{130, 70}, {130, 1}}, {{130, 70}, {70}}, {{2, 1, 3, 1}, {5, 1, 7}},
            {{1, 2, 1, 3, 1, 2}, {2, 1, 2, 1, 2, 1}}, {{2, 2, 2, 2, 2, 2}, {2}}, {{0, 3}, {1, 3}}, {{1, 3}, {0, 1}},
            {{3, 0}, {3, 1}},
            {{0}, {}}, {{2, 0, 1}, {1, 4}}};

    private Shapes() {}
}
