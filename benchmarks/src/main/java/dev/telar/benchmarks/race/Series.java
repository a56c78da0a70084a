package dev.telar.benchmarks.race;

/// What one contender reached in one measure, a value a round.
///
/// @param measure what was measured
/// @param unit of the values
/// @param bits the width of vectors
/// @param threads the number of threads
/// @param contender who
/// @param rounds the values
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Series(String measure, String unit, int bits, int threads, String contender, double[] rounds) {

    /// Median and extremes of the rounds.
    public Summary summary() {
        return Summary.of(rounds);
    }

    /// Where contenders are compared with each other.
    String group() {
        return measure + (unit.isEmpty() ? "" : ", " + unit) + " · " + bits + " bits · " + threads
                + (threads == 1 ? " thread" : " threads");
    }

    /// Whether both are of one measure, and one that contenders are compared by: losses and allocations are told, not compared.
    boolean competesWith(Series other) {
        return !unit.isEmpty() && !unit.equals("B") && group().equals(other.group());
    }

    /// The other's values divided by these, round by round: what disturbs a whole round falls out.
    Summary ratioOf(Series other) {
        double[] ratios = new double[Math.min(rounds.length, other.rounds.length)];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = other.rounds[round] / rounds[round];
        }
        return Summary.of(ratios);
    }
}
