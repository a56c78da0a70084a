package dev.telar.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;

import dev.telar.benchmarks.race.Bars;
import dev.telar.benchmarks.race.Child;
import dev.telar.benchmarks.race.Discipline;
import dev.telar.benchmarks.race.Entrant;
import dev.telar.benchmarks.race.Race;
import dev.telar.benchmarks.race.ResultFile;
import dev.telar.benchmarks.race.ResultTable;
import dev.telar.benchmarks.race.Results;
import dev.telar.benchmarks.race.Setting;
import jdk.incubator.vector.FloatVector;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Telar and its peers on the same work in one run: prints the table, and writes `results.txt`, `results.json` and a picture for each width.
@Command(name = "Peers", sortOptions = false, usageHelpWidth = 120, description = "Measures Telar and its peers on the same works, each in a process of its own, in alternating rounds.")
public final class Peers implements Callable<Integer> {

    /// The system property with the folder of the peers' modules.
    static final String FOLDER = "telar.benchmarks.peers";

    @Option(names = "--works", split = ",", paramLabel = "WORK", description = "W1 MNIST epoch, W3 matrix products, W4 predictions, W5 small network, W7 start, W8 memory, WIDTH, DEPTH; default: W1 to W8")
    private List<String> works = List.of("W1", "W3", "W4", "W5", "W7", "W8");

    @Option(names = "--contenders", split = ",", paramLabel = "NAME", description = "telar, telar-scalar, telar-nd4j, telar-djl, tensorflow, djl, dl4j, onnxruntime, openblas, openblas-as-is, machine; "
            + "default: all but telar-nd4j and telar-djl")
    private List<String> contenders = List.of("telar", "tensorflow", "djl", "dl4j", "onnxruntime", "openblas", "openblas-as-is",
            "telar-scalar",
            "machine");

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "how often each runs, in turn (${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--threads", split = ",", paramLabel = "N", description = "numbers of threads; W4, W5, W7, WIDTH and DEPTH run with the greatest alone; default: 1 and as many as there are processors")
    private @Nullable List<Integer> threads;

    @Option(names = "--bits", split = ",", paramLabel = "N", description = "widths of vectors, 512, 256 or 128; default: the machine's own")
    private @Nullable List<Integer> bits;

    @Option(names = "--output", paramLabel = "FOLDER", defaultValue = "target/peers", description = "where the files go (${DEFAULT-VALUE})")
    private Path output = Path.of("target/peers");

    @Option(names = "--brief", description = "short warming up, to see that all runs; not for results")
    private boolean brief;

    @Spec
    private @Nullable CommandSpec spec;

    private Peers() {}

    /// Runs the race.
    ///
    /// @param args see `--help`
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Peers());
        line.getCommandSpec().addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("shows this").build());
        return line;
    }

    @Override
    public Integer call() throws IOException {
        List<Discipline> disciplines = disciplines();
        List<Entrant> entrants = entrants();
        List<Integer> counts = counts();
        List<Integer> widths = widths();
        if (rounds < 1) {
            throw wrong("--rounds must be 1 or more, given " + rounds);
        }
        Files.createDirectories(output);
        Child child = new Child(Path.of(System.getProperty(FOLDER, "benchmarks/peers")),
                output.resolve("logs"));
        Race race = new Race(entrants, rounds, child, System.err::println);
        Results results = new Results();
        for (int width : widths) {
            for (Discipline discipline : disciplines) {
                for (int count : discipline.scales() ? counts : List.of(counts.getLast())) {
                    race.run(discipline, new Setting(width, FloatVector.SPECIES_PREFERRED.vectorBitSize(), count, brief),
                            results);
                    write(results, widths, options(disciplines, entrants, counts, widths));
                }
            }
        }
        System.out.print(ResultTable.of(results));
        return 0;
    }

    /// After each discipline: a long run that is cut off is not lost.
    private void write(Results results, List<Integer> widths, Map<String, Object> options) throws IOException {
        Files.writeString(output.resolve("results.txt"), ResultTable.of(results));
        Files.writeString(output.resolve("results.json"), ResultFile.of(results, options));
        for (int width : widths) {
            BufferedImage picture = Bars.of(results, width);
            if (picture != null) {
                ImageIO.write(picture, "png", output.resolve("peers-" + width + ".png").toFile());
            }
        }
    }

    private Map<String, Object> options(List<Discipline> disciplines, List<Entrant> entrants, List<Integer> counts,
            List<Integer> widths) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("works", disciplines.stream().map(Discipline::name).toList());
        options.put("contenders", entrants.stream().map(Entrant::id).toList());
        options.put("rounds", rounds);
        options.put("threads", counts);
        options.put("bits", widths);
        options.put("brief", brief);
        return options;
    }

    private List<Discipline> disciplines() {
        List<Discipline> disciplines = new ArrayList<>();
        for (String name : works) {
            disciplines.add(Arrays.stream(Discipline.values()).filter(discipline -> discipline.name().equals(name)).findFirst()
                    .orElseThrow(() -> wrong("no work " + name + "; there are " + Arrays.toString(Discipline.values()))));
        }
        return disciplines;
    }

    private List<Entrant> entrants() {
        try {
            return contenders.stream().map(Entrant::of).toList();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private List<Integer> counts() {
        int processors = Runtime.getRuntime().availableProcessors();
        List<Integer> counts = threads == null ? List.of(1, processors) : threads;
        if (counts.stream().anyMatch(count -> count < 1 || count > processors)) {
            throw wrong("--threads must be 1 to " + processors + ", given " + counts);
        }
        return counts.stream().distinct().sorted().toList();
    }

    private List<Integer> widths() {
        int greatest = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        List<Integer> widths = bits == null ? List.of(greatest) : bits;
        if (widths.stream().anyMatch(width -> !List.of(128, 256, 512).contains(width) || width > greatest)) {
            throw wrong("--bits must be 128, 256 or 512 and no more than this machine's " + greatest + ", given " + widths);
        }
        return widths;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
