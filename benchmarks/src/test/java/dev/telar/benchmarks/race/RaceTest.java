package dev.telar.benchmarks.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.telar.benchmarks.works.Line;

/// The harness with contenders that answer at once.
class RaceTest {

    private static final Setting SETTING = new Setting(512, 512, 2, false);

    private final Results results = new Results();
    private final List<String> order = new ArrayList<>();

    private Outcome answer(Entrant entrant, Discipline discipline, Setting setting) {
        order.add(entrant.id());
        if (entrant == Entrant.DL4J) {
            return Outcome.failed("not built");
        }
        double seconds = entrant == Entrant.TELAR ? order.size() : 10.0 * order.size();
        return new Outcome(List.of(new Line.Value("W1 epoch", seconds, "s"), new Line.Value("W1 allocated a step", 7, "B")),
                List.of(entrant.id() + " 1.0"), null);
    }

    private void run() {
        new Race(List.of(Entrant.TELAR, Entrant.TENSORFLOW, Entrant.DL4J, Entrant.OPENBLAS), 3, this::answer, line -> {})
                .run(Discipline.W1, SETTING, results);
    }

    @Test
    void rounds_ofADiscipline_turnTheOrderRound() {
        run();
        assertThat(order).containsExactly("telar", "tensorflow", "dl4j", "dl4j", "tensorflow", "telar", "telar", "tensorflow",
                "dl4j");
    }

    @Test
    void table_ofThreeRounds_showsMediansExtremesRatiosSettingsAndWhoIsMissing() {
        run();
        // Telar 1, 6, 7; TensorFlow 20, 50, 80: the ratios are 0.05, 0.12, 0.0875
        assertThat(ResultTable.of(results)).isEqualTo("""

                W1 epoch, s · 512 bits · 2 threads
                                          median       least        most   Telar ÷ it
                  telar                     6.00        1.00        7.00
                  tensorflow                50.0        20.0        80.0   0.0875 (0.0500 – 0.120)

                W1 allocated a step, B · 512 bits · 2 threads
                                          median       least        most   Telar ÷ it
                  telar                     7.00        7.00        7.00
                  tensorflow                7.00        7.00        7.00

                Settings
                  telar, 512 bits, W1: telar 1.0
                  tensorflow, 512 bits, W1: tensorflow 1.0

                Missing
                  dl4j, W1, 512 bits, 2 threads: not built
                """);
    }

    @Test
    void file_ofTheResults_holdsEachRoundAndTheRatio() {
        run();
        String json = ResultFile.of(results, Map.of("rounds", 3));
        assertThat(json.replaceAll("\\s+", "")).contains("\"options\":{\"rounds\":3}", """
                {"measure":"W1epoch","unit":"s","bits":512,"threads":2,"contender":"tensorflow","rounds":[20.0,50.0,80.0],\
                "summary":{"median":50.0,"least":20.0,"most":80.0},"telarRatio":{"median":0.0875,"least":0.05,"most":0.12}}""",
                "\"missing\":{\"dl4j,W1,512bits,2threads\":\"notbuilt\"}");
    }

    @Test
    void picture_ofAWidthThatWasMeasured_isThere() {
        run();
        assertThat(Bars.of(results, 512)).isNotNull().satisfies(picture -> assertThat(picture.getWidth()).isEqualTo(1200));
        assertThat(Bars.of(results, 256)).isNull();
    }

    @Test
    void products_besideTheMachine_areComparedWithItsPeak() {
        results.add(Entrant.TELAR, Discipline.W3, SETTING,
                new Outcome(List.of(new Line.Value("W3 512×512×512", 200, "GFLOP/s")), List.of(), null));
        results.add(Entrant.MACHINE, Discipline.W3, SETTING,
                new Outcome(List.of(new Line.Value("machine, FMA peak", 250, "GFLOP/s")), List.of(), null));
        Series limit = results.series().stream().filter(series -> series.contender().equals(Results.LIMIT)).findFirst()
                .orElseThrow();
        assertThat(limit.measure()).isEqualTo("W3 512×512×512");
        assertThat(limit.ratioOf(results.series().getFirst()).median()).isEqualTo(0.8);
    }

    @Test
    void chains_besideTheMachine_areComparedWithTheBandwidthOfTheirSize() {
        results.add(Entrant.TELAR, Discipline.W8, SETTING, new Outcome(
                List.of(new Line.Value("W8 softmax 1024×1024", 20, "GB/s"), new Line.Value("W8 GELU of 4 M", 9, "GB/s")),
                List.of(), null));
        results.add(Entrant.MACHINE, Discipline.W8, SETTING, new Outcome(List.of(
                new Line.Value("machine, memory copy, beyond the caches", 10, "GB/s"),
                new Line.Value("machine, memory triad, beyond the caches", 12, "GB/s"),
                new Line.Value("machine, memory copy, 4 MiB an array", 40, "GB/s"),
                new Line.Value("machine, memory read, 4 MiB an array", 90, "GB/s")), List.of(), null));
        assertThat(results.series()).filteredOn(series -> series.contender().equals(Results.LIMIT))
                .extracting(Series::measure, series -> series.summary().median())
                .containsExactly(tuple("W8 softmax 1024×1024", 40.0),
                        tuple("W8 GELU of 4 M", 12.0));
    }
}
