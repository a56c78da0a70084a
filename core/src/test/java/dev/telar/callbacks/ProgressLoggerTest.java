package dev.telar.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/// The expected texts follow Keras' `progbar.py` line by line; `E[` stands for the escape sequence's begin.
class ProgressLoggerTest {

    private static final long MS = 1_000_000;

    private final AtomicLong clock = new AtomicLong(5_000 * MS);

    private static Map<String, Double> logs(Object... pairs) {
        Map<String, Double> logs = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            logs.put((String) pairs[i], ((Number) pairs[i + 1]).doubleValue());
        }
        return logs;
    }

    private void after(long millis) {
        clock.addAndGet(millis * MS);
    }

    private ProgressLogger bar(Recorder run) {
        return ProgressLogger.bar(run.output()).clock(clock::get);
    }

    private static String shown(Recorder run) {
        return run.written().replace("\u001b", "E").replace("\b", "B").replace("\r", "R");
    }

    @Test
    void bar_epochOfThreeSteps_isDrawnAsKeras() {
        Recorder run = new Recorder(2, 3);
        ProgressLogger progress = bar(run);
        progress.onEpochBegin(run, 0);
        after(1500);
        progress.onBatchEnd(run, 0, () -> logs("accuracy", 0.5, "loss", 2.25));
        after(100);
        progress.onBatchEnd(run, 1, () -> logs("accuracy", 0.5, "loss", 2));
        after(100);
        progress.onBatchEnd(run, 2, () -> logs("accuracy", 0.5, "loss", 1.5));
        after(300);
        progress.onEpochEnd(run, 0, logs("accuracy", 0.5, "loss", 1.5, "val_accuracy", 0.25, "val_loss", 0.0005));
        String step1 = "1/3 ━━━━━━━━━━━━━━━━━━━━ 3s 2s/step - accuracy: 0.5000 - loss: 2.2500";
        String step2 = "2/3 ━━━━━━━━━━━━━━━━━━━━ 0s 100ms/step - accuracy: 0.5000 - loss: 2.0000";
        String step3 = "3/3 ━━━━━━━━━━━━━━━━━━━━ 0s 100ms/step - accuracy: 0.5000 - loss: 1.5000";
        assertThat(shown(run)).isEqualTo("Epoch 1/2\n"
                + "RE[1m1/3E[0m E[32m━━━━━━E[0mE[37m━━━━━━━━━━━━━━E[0m E[1m3sE[0m 2s/step - accuracy: 0.5000 - loss: 2.2500"
                + "B".repeat(step1.length())
                + "RE[1m2/3E[0m E[32m━━━━━━━━━━━━━E[0mE[37m━━━━━━━E[0m E[1m0sE[0m 100ms/step - accuracy: 0.5000 - loss: 2.0000"
                + "B".repeat(step2.length())
                + "RE[1m3/3E[0m E[32m━━━━━━━━━━━━━━━━━━━━E[0mE[37mE[0m E[1m0sE[0m 100ms/step - accuracy: 0.5000 - loss: 1.5000"
                + "B".repeat(step3.length())
                + "RE[1m3/3E[0m E[32m━━━━━━━━━━━━━━━━━━━━E[0mE[37mE[0m E[1m2sE[0m 250ms/step - accuracy: 0.5000 - loss: 1.5000"
                + " - val_accuracy: 0.2500 - val_loss: 5.0000e-04\n");
    }

    @Test
    void bar_stepsWithin50Milliseconds_areNotDrawnNorComputed() {
        Recorder run = new Recorder(1, 1000);
        ProgressLogger progress = bar(run);
        AtomicInteger asked = new AtomicInteger();
        progress.onEpochBegin(run, 0);
        for (int i = 0; i < 100; i++) {
            after(1);
            progress.onBatchEnd(run, i, () -> {
                asked.incrementAndGet();
                return logs("loss", 1);
            });
        }
        assertThat(asked).hasValue(2);
        assertThat(run.written().chars().filter(c -> c == '\r').count()).isEqualTo(2);
    }

    @Test
    void bar_firstStepNotDrawnLater_timePerStepLeavesItOut() {
        Recorder run = new Recorder(1, 10);
        ProgressLogger progress = bar(run);
        progress.onEpochBegin(run, 0);
        after(9000);
        progress.onBatchEnd(run, 0, () -> logs("loss", 1));
        after(60);
        progress.onBatchEnd(run, 1, () -> logs("loss", 1));
        assertThat(shown(run)).contains("E[1m 1/10E[0m").contains("E[1m1:21E[0m 9s/step").contains("E[1m0sE[0m 60ms/step");
    }

    @Test
    void bar_slowSteps_etaInHours() {
        Recorder run = new Recorder(1, 1000);
        ProgressLogger progress = bar(run);
        progress.onEpochBegin(run, 0);
        after(3_700);
        progress.onBatchEnd(run, 0, () -> logs("loss", -5));
        assertThat(shown(run)).endsWith("E[1m1:01:36E[0m 4s/step - loss: -5.0000");
    }

    @Test
    void bar_shorterLine_isPaddedOverTheLongerOne() {
        Recorder run = new Recorder(1, 3);
        ProgressLogger progress = bar(run);
        progress.onEpochBegin(run, 0);
        after(200);
        progress.onBatchEnd(run, 0, () -> logs("loss", 100_000));
        after(200);
        progress.onBatchEnd(run, 1, () -> logs("loss", 1));
        assertThat(run.written()).endsWith("loss: 1.0000     ");
    }

    @Test
    void bar_epochBrokenOff_endsItsLine() {
        Recorder run = new Recorder(1, 3);
        ProgressLogger progress = bar(run);
        progress.onEpochBegin(run, 0);
        after(200);
        progress.onBatchEnd(run, 0, () -> logs("loss", 1));
        progress.onTrainEnd(run);
        assertThat(run.written()).endsWith("loss: 1.0000\n");
    }

    @Test
    void lines_epoch_isOneLine() {
        Recorder run = new Recorder(3, 422);
        ProgressLogger progress = ProgressLogger.lines(run.output()).clock(clock::get);
        progress.onEpochBegin(run, 1);
        after(4220);
        progress.onBatchEnd(run, 0, () -> {
            throw new AssertionError("computed though nothing is drawn");
        });
        progress.onEpochEnd(run, 1, logs("accuracy", 0.9, "loss", -0.5, "val_loss", 0.0001));
        assertThat(run.written()).isEqualTo("""
                Epoch 2/3
                422/422 - 4s - 10ms/step - accuracy: 0.9000 - loss: -5.0000e-01 - val_loss: 1.0000e-04
                """);
    }

    @Test
    void lines_veryFastSteps_areInMicroseconds() {
        Recorder run = new Recorder(1, 100);
        ProgressLogger progress = ProgressLogger.lines(run.output()).clock(clock::get);
        progress.onEpochBegin(run, 0);
        clock.addAndGet(750_000);
        progress.onEpochEnd(run, 0, logs("loss", Double.NaN));
        assertThat(run.written()).isEqualTo("100/100 - 0s - 8us/step - loss: nan\n");
    }

    @Test
    void bar_writerWithoutTheCharacter_drawsEqualsSigns() {
        Recorder run = new Recorder(1, 1, StandardCharsets.US_ASCII);
        ProgressLogger progress = bar(run);
        progress.onEpochBegin(run, 0);
        progress.onEpochEnd(run, 0, logs("loss·", 1));
        assertThat(run.written()).contains("=".repeat(20)).endsWith(" 0s/step - loss: 1.0000\n");
    }
}
