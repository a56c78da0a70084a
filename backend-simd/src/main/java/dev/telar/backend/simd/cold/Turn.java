package dev.telar.backend.simd.cold;

/// Whose turn it is in one function: its plain loop's at first, that of vectors from when they are compiled on, for ever.
///
/// Threads may see the change late and count calls wrongly, which costs nothing but time: both loops have the same results.
final class Turn {

    /// What a call counts beside its elements.
    private static final int CALL = 64;

    final Function function;
    final int kind;
    private final WarmUp warmUp;
    private long work;
    private boolean wanted;
    private boolean vectors;

    /// @param warmUp what it asks to warm up the function when that is worth while
    Turn(Function function, int kind, WarmUp warmUp) {
        this.function = function;
        this.kind = kind;
        this.warmUp = warmUp;
    }

    private static Turn forEver(Function function, int kind, WarmUp warmUp, boolean vectors) {
        Turn turn = new Turn(function, kind, warmUp);
        turn.wanted = true;
        turn.vectors = vectors;
        return turn;
    }

    /// Always the plain loop's.
    static Turn ofTwin(Function function, int kind, WarmUp warmUp) {
        return forEver(function, kind, warmUp, false);
    }

    /// Always that of vectors.
    static Turn ofVectors(Function function, int kind, WarmUp warmUp) {
        return forEver(function, kind, warmUp, true);
    }

    /// Whether vectors do it; counts the work while they do not.
    boolean isOfVectors(long more) {
        return vectors || counted(more);
    }

    private boolean counted(long more) {
        work += CALL + more;
        if (!wanted && work > function.patience) {
            wanted = true;
            warmUp.add(this);
        }
        return false;
    }

    void givesWay() {
        vectors = true;
    }
}
