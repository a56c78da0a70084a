package dev.telar.benchmarks.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.telar.benchmarks.works.Line;

/// What a race has brought so far.
public final class Results {

    /// The contender that stands for what the machine can do.
    public static final String LIMIT = "machine's limit";

    private static final String MACHINE = "machine, ";

    /// One array, so that equal keys are equal: arrays in records are compared by identity.
    private static final double[] NONE = {};

    private final Map<Series, List<Double>> values = new LinkedHashMap<>();
    private final Map<Said, Set<String>> settings = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    /// Adds what came of a process.
    void add(Entrant entrant, Discipline discipline, Setting setting, Outcome outcome) {
        if (outcome.failure() != null) {
            missing.put(entrant.id() + ", " + discipline + ", " + setting.bits() + " bits, " + setting.threads() + " threads",
                    outcome.failure());
            return;
        }
        for (Line.Value value : outcome.values()) {
            Series key = new Series(value.measure(), value.unit(), setting.bits(), setting.threads(), entrant.id(), NONE);
            values.computeIfAbsent(key, _ -> new ArrayList<>()).add(value.value());
        }
        outcome.notes().forEach(
                note -> settings.computeIfAbsent(new Said(entrant.id(), setting.bits(), note), _ -> new TreeSet<>())
                        .add(discipline.name()));
    }

    /// All series, those of one measure together, the limits of the machine among them.
    public List<Series> series() {
        List<Series> all = new ArrayList<>();
        values.forEach((key, rounds) -> all.add(new Series(key.measure(), key.unit(), key.bits(), key.threads(), key.contender(),
                rounds.stream().mapToDouble(Double::doubleValue).toArray())));
        Map<String, List<Series>> groups = new LinkedHashMap<>();
        all.forEach(series -> groups.computeIfAbsent(series.group(), _ -> new ArrayList<>()).add(series));
        groups.values().forEach(group -> limit(group.getFirst(), all).ifPresent(group::add));
        return groups.values().stream().flatMap(List::stream).toList();
    }

    /// What the machine could do of this measure.
    private static Optional<Series> limit(Series of, List<Series> all) {
        List<String> names = limits(of);
        return all.stream().filter(
                series -> names.contains(series.measure()) && series.bits() == of.bits() && series.threads() == of.threads())
                .reduce((one, other) -> one.summary().median() >= other.summary().median() ? one : other)
                .map(best -> new Series(of.measure(), of.unit(), of.bits(), of.threads(), LIMIT, best.rounds()));
    }

    private static List<String> limits(Series of) {
        if (of.measure().startsWith("W3")) {
            return List.of(MACHINE + "FMA peak");
        }
        if (of.measure().startsWith("W8")) {
            String where = of.measure().endsWith(" 1024×1024") ? ", 4 MiB an array" : ", beyond the caches";
            return List.of(MACHINE + "memory copy" + where, MACHINE + "memory triad" + where);
        }
        return List.of();
    }

    /// What each contender said of itself, and in which works.
    public Map<String, String> settings() {
        Map<String, String> told = new TreeMap<>();
        settings.forEach(
                (said, works) -> told.merge(said.contender + ", " + said.bits + " bits, " + String.join(" ", works), said.note,
                        (one, other) -> one + " / " + other));
        return told;
    }

    /// What a contender said of itself at one width.
    private record Said(String contender, int bits, String note) {}

    /// Who could not take part, and why.
    public Map<String, String> missing() {
        return new TreeMap<>(missing);
    }
}
