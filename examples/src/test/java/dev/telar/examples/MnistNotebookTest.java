package dev.telar.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.telar.backend.Backends;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The notebook from its options to its page.
class MnistNotebookTest {

    @TempDir
    private Path folder;

    record Run(int code, String out, String err) {}

    /// What a run says on both streams.
    static Run run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int code = MnistNotebook.run(args);
            return new Run(code, told.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void shortRun_leavesThePageWithCodeOutputAndPictures() throws IOException {
        Path output = folder.resolve("deep/notebook");
        Run run = run("--epochs", "1", "--hidden", "16", "--output", output.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).containsSubsequence("Train (60000, 28, 28)\nTest (10000, 28, 28)\n",
                "Train (54000, 28, 28)\nVal (6000, 28, 28)\nTest (10000, 28, 28)\n", "(54000, 10)", "Model: \"sequential\"",
                "Total params: 12,730 (49.73 KB)", "422/422 - ", "precision    recall  f1-score   support", "10000");
        String page = Files.readString(output.resolve("index.html"));
        assertThat(page).contains("Total params: 12,730 (49.73 KB)", "422/422 - ", "precision    recall  f1-score   support",
                "network.fit(inputs").doesNotContain("http", "@start", "@end");
        List<String> pictures = Pattern.compile("<img src=\"([^\"]+)\"").matcher(page).results()
                .map((MatchResult m) -> m.group(1)).toList();
        assertThat(pictures).containsExactly("digits.png", "activations.png", "accuracy.png", "loss.png", "predictions.png");
        assertThat(pictures).allSatisfy(picture -> assertThat(output.resolve(picture)).isNotEmptyFile());
        List<String> code = Pattern.compile("(?s)<pre class=\"code\">(.*?)</pre>").matcher(page).results()
                .map((MatchResult m) -> m.group(1)).toList();
        assertThat(code).hasSize(13).allSatisfy(region -> assertThat(region).isNotBlank());
    }

    @Test
    void help_listsTheOptions() {
        Run run = run("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("--backend", "--epochs", "--batch-size", "--learning-rate", "--optimizer", "--activation",
                "--hidden",
                "--seed", "--output", "--threads");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --epoch=3          | Unknown option: '--epoch=3'
            --epochs=many      | Invalid value for option '--epochs': 'many' is not an int
            --epochs=0         | --epochs must be 1 or more, given 0
            --batch-size=-1    | --batch-size must be 1 or more, given -1
            --hidden=0         | --hidden must be 1 or more, given 0
            --threads=0        | --threads must be 1 or more, given 0
            --learning-rate=0  | --learning-rate must be above 0, given 0.0
            --learning-rate=NaN | --learning-rate must be above 0, given NaN
            --optimizer=sdg    | --optimizer must be one of sgd, momentum, rmsprop, adam, adamw, given sdg
            """)
    void wrongOption_isOneLineAndExitCode2(String option, String message) {
        assertThat(run(option)).isEqualTo(new Run(2, "", message + " (--help lists the options)\n"));
    }

    @Test
    void unknownActivation_listsThoseThereAre() {
        Run run = run("--activation=sigmund");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("--activation: 'sigmund' is not known; there are ").contains("sigmoid").hasLineCount(1);
    }

    @Test
    void unknownBackend_listsThoseThereAre() {
        Run run = run("--backend=smid", "--output=" + folder);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .matches("backend smid does not exist; did you mean simd\\? There are: simd, .*reference; others come"
                        + " with their jars on the class path \\(--help lists the options\\)\n");
    }

    @Test
    void deviceThatTheBackendLacks_namesThoseThereAre() {
        assertThat(run("--backend=reference", "--device=gpu", "--output=" + folder)).isEqualTo(new Run(2, "",
                "backend reference has no device gpu:0; there are: cpu (--help lists the options)\n"));
        assertThat(run("--device=tpu:x", "--output=" + folder)).isEqualTo(new Run(2, "",
                "device: tpu:x is none; write cpu, gpu or gpu:1 (--help lists the options)\n"));
    }

    @Test
    void backends_isACommandThatShowsTheTable() {
        Run run = run("backends");
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(Backends.describe()).contains("simd", "reference");
    }

    @Test
    void outputThatIsAFile_isOneLineAndExitCode2() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertThat(run("--output=" + file))
                .isEqualTo(new Run(2, "", "--output: " + file + " is a file, not a folder (--help lists the options)\n"));
    }
}
