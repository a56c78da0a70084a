package dev.telar.benchmarks.race;

import java.util.List;
import java.util.function.Consumer;

/// Rounds in which all contenders of a discipline run one after the other, the order turned round each time, so that whatever slows the machine for a
/// while meets all alike.
public final class Race {

    private final List<Entrant> entrants;
    private final int rounds;
    private final Starter starter;
    private final Consumer<String> progress;

    /// Makes a contender do a work once.
    @FunctionalInterface
    public interface Starter {

        /// Runs to the end.
        Outcome run(Entrant entrant, Discipline discipline, Setting setting);
    }

    /// A race.
    ///
    /// @param progress is told what runs
    public Race(List<Entrant> entrants, int rounds, Starter starter, Consumer<String> progress) {
        this.entrants = List.copyOf(entrants);
        this.rounds = rounds;
        this.starter = starter;
        this.progress = progress;
    }

    /// Runs all rounds of a discipline.
    public void run(Discipline discipline, Setting setting, Results results) {
        List<Entrant> taking = entrants.stream().filter(entrant -> entrant.takesPart(discipline, setting)).toList();
        for (int round = 0; round < rounds; round++) {
            for (Entrant entrant : round % 2 == 0 ? taking : taking.reversed()) {
                progress.accept(discipline + ", " + setting.bits() + " bits, " + setting.threads() + " threads, round "
                        + (round + 1) + " of "
                        + rounds + ": " + entrant.id());
                results.add(entrant, discipline, setting, starter.run(entrant, discipline, setting));
            }
        }
    }
}
