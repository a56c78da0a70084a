package dev.telar.benchmarks.race;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.telar.benchmarks.works.Line;

/// What came of one process.
///
/// @param values what it measured
/// @param notes what it said of itself
/// @param failure why there are no values, null where there are
public record Outcome(List<Line.Value> values, List<String> notes, @Nullable String failure) {

    static Outcome failed(String why) {
        return new Outcome(List.of(), List.of(), why);
    }
}
