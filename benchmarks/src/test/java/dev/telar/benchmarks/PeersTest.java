package dev.telar.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

class PeersTest {

    private final StringWriter out = new StringWriter();
    private final CommandLine line = Peers.commandLine().setErr(new PrintWriter(out)).setOut(new PrintWriter(out));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--works=W2 | no work W2; there are [W1, W3, W4, W5, W7, W8, WIDTH, DEPTH]",
            "--contenders=numpy | no contender numpy; there are telar, telar-scalar,",
            "--rounds=0 | --rounds must be 1 or more, given 0",
            "--threads=0 | --threads must be 1 to",
            "--bits=300 | --bits must be 128, 256 or 512 and no more than this machine's",
            "--speed=1 | Unknown option: '--speed=1'"})
    void options_thatAreWrong_areToldAndNothingRuns(String option, String message) {
        assertThat(line.execute(option)).isEqualTo(2);
        assertThat(out.toString()).startsWith(message);
    }

    @Test
    void help_listsTheOptions() {
        assertThat(line.execute("--help")).isZero();
        assertThat(out.toString()).contains("--works", "--contenders", "--rounds", "--threads", "--bits", "--output", "--brief");
    }

    @Test
    void race_ofAPeerThatWasNotBuilt_writesItsFiles(@TempDir Path folder) {
        System.setProperty(Peers.FOLDER, folder.toString());
        try {
            assertThat(line.execute("--works=W4", "--contenders=onnxruntime", "--rounds=1", "--output=" + folder)).isZero();
        } finally {
            System.clearProperty(Peers.FOLDER);
        }
        assertThat(folder.resolve("results.txt")).content().contains("onnxruntime, W4");
        assertThat(folder.resolve("results.json")).content().contains("\"onnxruntime, W4");
    }
}
