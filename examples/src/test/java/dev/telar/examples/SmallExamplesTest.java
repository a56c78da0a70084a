package dev.telar.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small examples learn what they are there to learn.
class SmallExamplesTest {

    @TempDir
    private Path folder;

    @Test
    void iris_reachesTheAccuracyOfSoftmaxRegression() {
        Iris.Accuracies accuracies = Iris.run();
        assertThat(accuracies.train()).isGreaterThanOrEqualTo(0.95);
        assertThat(accuracies.test()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void xor_learnsAllFourCases() {
        float[] ones = Xor.run();
        assertThat(ones[0]).isLessThan(0.1f);
        assertThat(ones[1]).isGreaterThan(0.9f);
        assertThat(ones[2]).isGreaterThan(0.9f);
        assertThat(ones[3]).isLessThan(0.1f);
    }

    @Test
    void regression_stopsEarlyAndLeavesAPicture() throws IOException {
        var history = Regression.run(folder.resolve("new"));
        assertThat(history.epochs()).hasSizeLessThan(Regression.MOST_EPOCHS);
        assertThat(history.get("val_loss")).anyMatch(loss -> loss < 0.05);
        assertThat(folder.resolve("new/regression.png")).isNotEmptyFile();
    }
}
