package dev.telar.backend.simd.cold;

/// Makes the turns of kernels.
@FunctionalInterface
interface Turns {

    /// @param kind which of the function's loops
    Turn turn(Function function, int kind);

    /// One for each of a function's loops.
    default Turn[] each(Function function, int kinds) {
        Turn[] turns = new Turn[kinds];
        for (int kind = 0; kind < kinds; kind++) {
            turns[kind] = turn(function, kind);
        }
        return turns;
    }
}
