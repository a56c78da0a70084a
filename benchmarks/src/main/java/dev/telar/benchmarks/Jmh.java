package dev.telar.benchmarks;

import java.io.IOException;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// The JMH benchmarks of operations, on the SIMD backend.
public final class Jmh {

    private static final int ITERATIONS = 5;

    private Jmh() {}

    /// Runs those that match, with short settings that JMH's own options override.
    ///
    /// @param args what JMH takes: a regular expression such as `MatMul`, `-p shape=4x4x4`, `-prof gc`, `-h` for all
    public static void main(String[] args) throws CommandLineOptionException, RunnerException, IOException {
        CommandLineOptions options = new CommandLineOptions(args);
        if (options.shouldHelp()) {
            options.showHelp();
            return;
        }
        OptionsBuilder defaults = new OptionsBuilder();
        defaults.parent(options);
        if (!options.getForkCount().hasValue()) {
            defaults.forks(1);
        }
        if (!options.getWarmupIterations().hasValue()) {
            defaults.warmupIterations(ITERATIONS).warmupTime(TimeValue.milliseconds(500));
        }
        if (!options.getMeasurementIterations().hasValue()) {
            defaults.measurementIterations(ITERATIONS).measurementTime(TimeValue.milliseconds(500));
        }
        defaults.jvmArgsAppend("--add-modules", "jdk.incubator.vector", "-Dtelar.backend=simd");
        new Runner(defaults.build()).run();
    }
}
