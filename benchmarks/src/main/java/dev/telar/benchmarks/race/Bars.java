package dev.telar.benchmarks.race;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/// The results as a picture: how fast each is, Telar's speed being 1, for the measures that were taken of Telar and of others.
public final class Bars {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 560;

    /// Measures, and their names below the bars.
    private static final Map<String, String> SHOWN = shown();

    /// Telar in blues, the peers in colours that those who are colour-blind can tell apart (Okabe and Ito 2008).
    private static final Map<String, Color> COLORS = Map.of("telar", new Color(0x0072B2), "telar-scalar", new Color(0x56B4E9),
            "tensorflow",
            new Color(0xE69F00), "djl", new Color(0xD55E00), "dl4j", new Color(0x009E73), "onnxruntime", new Color(0xCC79A7),
            "openblas",
            new Color(0x666666), "openblas-as-is", new Color(0xBBBBBB));

    private Bars() {}

    private static Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("W1 epoch", "training MNIST");
        shown.put("W3 128×784×512", "product 128×784×512");
        shown.put("W3 1024×1024×1024", "product 1024³");
        shown.put("W4 prediction, median", "one prediction");
        shown.put("W5 step", "small network's step");
        shown.put("W7 start to first step", "start to first step");
        return shown;
    }

    /// The picture of one width.
    ///
    /// @return null where Telar was not measured with others
    public static @Nullable BufferedImage of(Results results, int bits) {
        List<Series> compared = compared(results, bits);
        if (compared.isEmpty()) {
            return null;
        }
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT)
                .title("Speed, Telar = 1 (" + bits + " bits; more is faster)")
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setPlotBorderVisible(false);
        chart.getStyler().setAvailableSpaceFill(0.85);
        List<String> measures = SHOWN.keySet().stream()
                .filter(name -> compared.stream().anyMatch(series -> series.measure().equals(name))).toList();
        List<String> names = measures.stream().map(SHOWN::get).toList();
        Set<String> contenders = new LinkedHashSet<>();
        compared.forEach(series -> contenders.add(series.contender()));
        for (String contender : contenders) {
            chart.addSeries(contender, names, speeds(compared, measures, contender))
                    .setFillColor(COLORS.getOrDefault(contender, Color.GRAY));
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    /// Of this width, with the most threads, and only what Telar was measured in.
    private static List<Series> compared(Results results, int bits) {
        List<Series> all = results.series().stream()
                .filter(series -> series.bits() == bits && SHOWN.containsKey(series.measure())
                        && !series.contender().equals(Results.LIMIT))
                .toList();
        int threads = all.stream().mapToInt(Series::threads).max().orElse(0);
        return all.stream().filter(series -> series.threads() == threads && telar(series, all) != null).toList();
    }

    private static @Nullable Series telar(Series series, List<Series> all) {
        return all.stream().filter(other -> other.contender().equals(Entrant.TELAR.id()) && other.competesWith(series))
                .findFirst().orElse(null);
    }

    /// 0 where a contender did not take part.
    private static List<Double> speeds(List<Series> all, List<String> measures, String contender) {
        List<Double> speeds = new ArrayList<>();
        for (String measure : measures) {
            speeds.add(all.stream().filter(series -> series.measure().equals(measure) && series.contender().equals(contender))
                    .findFirst()
                    .map(series -> speed(series, all)).orElse(0.0));
        }
        return speeds;
    }

    private static double speed(Series series, List<Series> all) {
        Series telar = telar(series, all);
        if (telar == null) {
            return 0;
        }
        double ratio = series.ratioOf(telar).median();
        return series.unit().endsWith("/s") ? 1 / ratio : ratio;
    }
}
