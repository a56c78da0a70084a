package dev.telar.benchmarks.race;

import java.util.ArrayList;
import java.util.List;

/// What Telar set out to reach beside a contender: a bound of the ratio of both medians, taken round by round.
///
/// @param measure how the names of the measures begin
/// @param contender beside whom
/// @param bits the width it is meant for, 0 for all
/// @param atMost whether the ratio shall be at most the bound, as for times; otherwise at least
/// @param bound the bound
record Goal(String measure, String contender, int bits, boolean atMost, double bound) {

    private static final List<Goal> ALL = List.of(
            new Goal("W1 epoch", "tensorflow", 512, true, 0.65),
            new Goal("W1 epoch", "tensorflow", 256, true, 0.85),
            new Goal("W1 epoch", "djl", 512, true, 0.2),
            new Goal("W1 epoch", "dl4j", 512, true, 0.12),
            new Goal("W3", "openblas", 0, false, 0.95),
            new Goal("W3", "openblas-as-is", 0, false, 0.95),
            new Goal("W4 prediction, median", "onnxruntime", 0, true, 0.9),
            new Goal("W5 step", "tensorflow", 0, true, 0.15),
            new Goal("W7", "tensorflow", 0, true, 0.5),
            new Goal("W7", "djl", 0, true, 0.5),
            new Goal("W7", "dl4j", 0, true, 0.5),
            new Goal("W8", Results.LIMIT, 0, false, 0.8));

    /// A goal in one measure, and what became of it.
    ///
    /// @param group the measure, with width and threads
    /// @param contender beside whom
    /// @param goal the bound, such as `≤ 0.65`
    /// @param ratio Telar's median divided by the contender's
    /// @param met whether it was reached
    record Verdict(String group, String contender, String goal, double ratio, boolean met) {}

    /// What became of all goals whose measures were taken of both.
    static List<Verdict> verdicts(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Series> all = results.series();
        for (Series telar : all) {
            if (telar.contender().equals(Entrant.TELAR.id())) {
                all.stream().filter(other -> other != telar && other.competesWith(telar))
                        .forEach(other -> ALL.stream().filter(goal -> goal.isOf(other))
                                .forEach(goal -> verdicts.add(goal.verdict(telar, other))));
            }
        }
        return verdicts;
    }

    private boolean isOf(Series other) {
        return other.measure().startsWith(measure) && other.contender().equals(contender) && (bits == 0 || bits == other.bits());
    }

    private Verdict verdict(Series telar, Series other) {
        double ratio = other.ratioOf(telar).median();
        return new Verdict(telar.group(), contender, (atMost ? "≤ " : "≥ ") + bound, ratio,
                atMost ? ratio <= bound : ratio >= bound);
    }
}
