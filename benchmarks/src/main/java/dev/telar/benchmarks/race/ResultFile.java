package dev.telar.benchmarks.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The results as JSON, for programs.
public final class ResultFile {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private ResultFile() {}

    /// Everything that was measured, and on what.
    ///
    /// @param options what was asked for
    public static String of(Results results, Map<String, ?> options) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("machine", machine());
        file.put("options", options);
        List<Series> all = results.series();
        file.put("results", all.stream().map(series -> entry(series, all)).toList());
        file.put("settings", results.settings());
        file.put("missing", results.missing());
        return JSON.writeValueAsString(file);
    }

    private static Map<String, Object> entry(Series series, List<Series> all) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("measure", series.measure());
        entry.put("unit", series.unit());
        entry.put("bits", series.bits());
        entry.put("threads", series.threads());
        entry.put("contender", series.contender());
        entry.put("rounds", series.rounds());
        entry.put("summary", series.summary());
        all.stream().filter(other -> other.contender().equals(Entrant.TELAR.id()) && other.competesWith(series)).findFirst()
                .ifPresent(telar -> entry.put("telarRatio", series.ratioOf(telar)));
        return entry;
    }

    private static Map<String, Object> machine() {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processor", processor());
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
        return machine;
    }

    /// Only Linux tells.
    private static String processor() {
        try {
            return Files.readAllLines(PROCESSORS).stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
