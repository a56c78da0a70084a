package dev.telar.examples;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.telar.activations.ActivationFunction;
import dev.telar.activations.Activations;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.Device;
import dev.telar.error.BackendException;
import dev.telar.optimizers.Adam;
import dev.telar.optimizers.AdamW;
import dev.telar.optimizers.Optimizer;
import dev.telar.optimizers.RmsProp;
import dev.telar.optimizers.Sgd;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options of [MnistNotebook], and its command `backends`.
@Command(name = "MnistNotebook", sortOptions = false, usageHelpWidth = 100, description = "Trains a network on MNIST and tells the story.")
final class MnistOptions implements Callable<Integer> {

    /// The exit code for options that are wrong.
    private static final int USAGE = 2;

    @Option(names = "--backend", paramLabel = "NAME", description = "simd, nd4j, djl, reference …; default: the best one that is available")
    private @Nullable String backend;

    @Option(names = "--device", paramLabel = "DEVICE", description = "cpu, gpu or gpu:1; default: the one that the backend prefers")
    private @Nullable String device;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "10", description = "how often all training images are seen (${DEFAULT-VALUE})")
    private int epochs;

    @Option(names = "--batch-size", paramLabel = "N", defaultValue = "128", description = "images a step (${DEFAULT-VALUE})")
    private int batchSize;

    @Option(names = "--learning-rate", paramLabel = "RATE", defaultValue = "0.006", description = "how far a step goes (${DEFAULT-VALUE})")
    private double learningRate;

    @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "sgd", description = "sgd, momentum, rmsprop, adam, adamw (${DEFAULT-VALUE})")
    private String optimizer = "sgd";

    @Option(names = "--activation", paramLabel = "NAME", defaultValue = "sigmoid", description = "of the hidden layer, by its Keras name (${DEFAULT-VALUE})")
    private String activation = "sigmoid";

    @Option(names = "--hidden", paramLabel = "N", defaultValue = "512", description = "units of the hidden layer (${DEFAULT-VALUE})")
    private int hidden;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "of split, weights and shuffling (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--output", paramLabel = "FOLDER", defaultValue = "telar-notebook", description = "where pictures and index.html go (${DEFAULT-VALUE})")
    private Path output = Path.of("telar-notebook");

    @Option(names = "--threads", paramLabel = "N", description = "threads that compute; default: the processors there are")
    private @Nullable Integer threads;

    private final Consumer<MnistOptions> program;

    /// Shows which backends there are; none of them is started.
    @Command(name = "backends", description = "Shows which backends there are, and what is missing where one is not available.")
    private static final class BackendsCommand implements Runnable {

        @Override
        public void run() {
            System.out.print(Backends.describe());
        }
    }

    private MnistOptions(Consumer<MnistOptions> program) {
        this.program = program;
    }

    /// Parses the options and runs the program with them.
    ///
    /// @return the exit code: 0, or 2 with one line on stderr where an option is wrong
    static int run(String[] args, Consumer<MnistOptions> program) {
        CommandLine line = new CommandLine(new MnistOptions(program));
        line.addSubcommand(new BackendsCommand());
        line.setParameterExceptionHandler((e, ignored) -> wrong(line, e));
        line.getCommandSpec().addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("shows this").build());
        line.setExpandAtFiles(false);
        return line.execute(args);
    }

    private static int wrong(CommandLine line, Exception e) {
        line.getErr().println(e.getMessage() + " (--help lists the options)");
        line.getErr().flush();
        return USAGE;
    }

    @Override
    public Integer call() {
        atLeastOne("--epochs", epochs);
        atLeastOne("--batch-size", batchSize);
        atLeastOne("--hidden", hidden);
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw error("--learning-rate must be above 0, given " + learningRate);
        }
        if (threads != null) {
            atLeastOne("--threads", threads);
            System.setProperty("telar.threads", threads.toString());
        }
        optimizer();
        activation();
        makeOutput();
        Backends.use(openBackend(), () -> program.accept(this));
        return 0;
    }

    private void makeOutput() {
        try {
            Files.createDirectories(output);
        } catch (FileAlreadyExistsException _) {
            throw error("--output: " + output + " is a file, not a folder");
        } catch (IOException e) {
            throw error("--output: the folder " + output + " cannot be made: " + e);
        }
        if (!Files.isWritable(output)) {
            throw error("--output: nothing can be written into the folder " + output);
        }
    }

    private Backend openBackend() {
        try {
            if (device == null) {
                return backend == null ? Backends.current() : Backends.get(backend);
            }
            return Backends.get(backend == null ? Backends.current().name() : backend, Device.parse(device));
        } catch (BackendException | IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    private void atLeastOne(String option, int value) {
        if (value < 1) {
            throw error(option + " must be 1 or more, given " + value);
        }
    }

    private ParameterException error(String message) {
        return new ParameterException(new CommandLine(this), message);
    }

    /// The options in words, for the page.
    String describe() {
        return hidden + " hidden units with " + activation + ", " + optimizer + " with the learning rate " + learningRate
                + ", seed " + seed;
    }

    int epochs() {
        return epochs;
    }

    int batchSize() {
        return batchSize;
    }

    int hidden() {
        return hidden;
    }

    long seed() {
        return seed;
    }

    Path output() {
        return output;
    }

    Optimizer optimizer() {
        return switch (optimizer) {
            case "sgd" -> Sgd.of(learningRate);
            case "momentum" -> Sgd.of(learningRate).momentum(0.9);
            case "rmsprop" -> RmsProp.of(learningRate);
            case "adam" -> Adam.of(learningRate);
            case "adamw" -> AdamW.of(learningRate);
            default -> throw error("--optimizer must be one of sgd, momentum, rmsprop, adam, adamw, given " + optimizer);
        };
    }

    ActivationFunction activation() {
        try {
            return Activations.named(activation);
        } catch (IllegalArgumentException e) {
            throw error("--" + e.getMessage());
        }
    }
}
