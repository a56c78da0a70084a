/// The race of Telar and its peers: who takes part ([dev.telar.benchmarks.race.Entrant]), in what ([dev.telar.benchmarks.race.Discipline]), the
/// alternating rounds in processes of their own ([dev.telar.benchmarks.race.Race]), and the table, the JSON file and the picture of the results.
@org.jspecify.annotations.NullMarked
package dev.telar.benchmarks.race;
