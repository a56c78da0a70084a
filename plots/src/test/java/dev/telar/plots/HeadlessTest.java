package dev.telar.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures on a server: a fresh Java, without `java.awt.headless` set by anyone.
class HeadlessTest {

    @TempDir
    Path folder = Path.of("");

    /// Runs in the other Java: saves a picture and tells what was loaded before it was drawn.
    static final class Server {

        private Server() {}

        public static void main(String[] arguments) {
            Chart chart = Plots.history(Map.of("loss", List.of(1.0, 0.5)), "loss").title("loss");
            PredictionsPlot predictions = Plots.predictions(List.of(Samples.gradient()), new float[][]{{1, 0}}, new int[]{0});
            System.out.println("described");
            try {
                chart.save(Path.of(arguments[0], "chart.png"));
                predictions.save(Path.of(arguments[0], "predictions.svg"));
                System.out.println("saved");
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private String run(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.addAll(List.of(Server.class.getName(), folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @Test
    void pictures_withoutADisplay_areSaved() throws Exception {
        assertThat(run(Map.of())).isEqualToIgnoringNewLines("describedsaved");
        assertThat(folder.resolve("chart.png")).isNotEmptyFile();
        assertThat(folder.resolve("predictions.svg")).isNotEmptyFile();
    }

    @Test
    void awt_beforeAPictureIsDrawn_isNotLoaded() throws Exception {
        String output = run(Map.of(), "-Xlog:class+load:stdout:none");
        int described = output.indexOf("described");
        assertThat(output.substring(0, described)).contains("dev.telar.plots.Chart").doesNotContain("java.awt.Color ")
                .doesNotContain("java.awt.Font ").doesNotContain("java.awt.Toolkit ").doesNotContain("sun.awt")
                .doesNotContain("org.knowm");
        assertThat(output.substring(described)).contains("java.awt.Font ").contains("org.knowm.xchart.XYChart");
    }
}
