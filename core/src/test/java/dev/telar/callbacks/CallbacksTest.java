package dev.telar.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbacksTest {

    private final Recorder run = new Recorder(5, 2);

    @TempDir
    Path folder;

    // ---- CsvLogger

    private void write(CsvLogger logger, int firstEpoch, List<Map<String, Double>> epochs) {
        logger.onTrainBegin(run);
        for (int i = 0; i < epochs.size(); i++) {
            logger.onEpochEnd(run, firstEpoch + i, epochs.get(i));
        }
        logger.onTrainEnd(run);
    }

    @Test
    void csvLogger_epochs_areLinesUnderAHeader() throws IOException {
        Path file = folder.resolve("log.csv");
        write(CsvLogger.of(file), 0, List.of(Map.of("loss", 0.1, "accuracy", 1.0, "val_loss", 2.5e-7),
                Map.of("loss", Double.NaN, "accuracy", 0.5)));
        assertThat(Files.readString(file))
                .isEqualTo("epoch,accuracy,loss,val_loss\r\n0,1.0,0.1,2.5e-07\r\n1,0.5,nan,NA\r\n");
    }

    @Test
    void csvLogger_secondTraining_overwrites() throws IOException {
        Path file = folder.resolve("log.csv");
        CsvLogger logger = CsvLogger.of(file);
        write(logger, 0, List.of(Map.of("loss", 1.0)));
        write(logger, 0, List.of(Map.of("loss", 2.0)));
        assertThat(Files.readString(file)).isEqualTo("epoch,loss\r\n0,2.0\r\n");
    }

    @Test
    void csvLogger_append_keepsTheLinesAndWritesNoSecondHeader() throws IOException {
        Path file = folder.resolve("log.csv");
        CsvLogger logger = CsvLogger.of(file).append(true).separator(';');
        write(logger, 0, List.of(Map.of("loss", 1.0)));
        write(logger, 1, List.of(Map.of("loss", 2.0)));
        assertThat(Files.readString(file)).isEqualTo("epoch;loss\r\n0;1.0\r\n1;2.0\r\n");
    }

    @Test
    void csvLogger_nameWithSeparator_isQuoted() throws IOException {
        Path file = folder.resolve("log.csv");
        write(CsvLogger.of(file), 0, List.of(Map.of("a,\"b\"", 1.0)));
        assertThat(Files.readString(file)).isEqualTo("epoch,\"a,\"\"b\"\"\"\r\n0,1.0\r\n");
    }

    @Test
    void csvLogger_interruptedThread_stillWritesAndStaysInterrupted() throws IOException {
        Path file = folder.resolve("log.csv");
        CsvLogger logger = CsvLogger.of(file);
        Thread.currentThread().interrupt();
        write(logger, 0, List.of(Map.of("loss", 1.0)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Files.readString(file)).isEqualTo("epoch,loss\r\n0,1.0\r\n");
    }

    @Test
    void csvLogger_folderThatIsNotThere_isAnErrorAtTheBeginning() {
        Path file = folder.resolve("missing").resolve("log.csv");
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> CsvLogger.of(file).onTrainBegin(run))
                .withMessage("csv logger: cannot write " + file);
    }

    @Test
    void csvLogger_separatorQuote_isAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> CsvLogger.of(folder.resolve("x")).separator('"'))
                .withMessage("csv logger: a quote or a line end cannot separate values");
    }

    // ---- LearningRateScheduler

    @Test
    void learningRateScheduler_epoch_setsAndLogsTheRate() {
        LearningRateScheduler callback = LearningRateScheduler.of((epoch, rate) -> epoch == 0 ? rate : rate / 2);
        List<Double> rates = new ArrayList<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            callback.onEpochBegin(run, epoch);
            Map<String, Double> logs = new LinkedHashMap<>();
            callback.onEpochEnd(run, epoch, logs);
            rates.add(logs.get("learning_rate"));
        }
        assertThat(rates).containsExactly(0.5, 0.25, 0.125);
        assertThat(run.optimizer().learningRate().get().item()).isEqualTo(0.125);
    }

    @Test
    void learningRateScheduler_badRate_isAnError() {
        LearningRateScheduler callback = LearningRateScheduler.of((_, _) -> -1);
        assertThatIllegalArgumentException().isThrownBy(() -> callback.onEpochBegin(run, 7)).withMessage(
                "learning rate scheduler: a rate must be a number of 0 or more, the schedule gave -1.0 for epoch 7");
    }

    // ---- TerminateOnNaN

    @Test
    void terminateOnNaN_finiteLoss_goesOn() {
        new TerminateOnNaN().onBatchEnd(run, 0, () -> Map.of("loss", 1e30));
        assertThat(run.isStopping()).isFalse();
    }

    @Test
    void terminateOnNaN_nanOrInfinity_stops() {
        for (double loss : new double[]{Double.NaN, Double.POSITIVE_INFINITY}) {
            Recorder own = new Recorder(1, 1);
            new TerminateOnNaN().onBatchEnd(own, 3, () -> Map.of("loss", loss));
            assertThat(own.isStopping()).isTrue();
            assertThat(own.written()).isEqualTo("Batch 3: Invalid loss, terminating training\n");
        }
    }

    // ---- History

    @Test
    void history_epochs_areListsByName() {
        History history = new History();
        Map<String, Double> logs = new LinkedHashMap<>();
        logs.put("loss", 2.0);
        logs.put("val_loss", 3.0);
        history.add(0, logs);
        Map<String, List<Double>> before = history.metrics();
        logs.put("loss", 1.0);
        history.add(1, logs);
        assertThat(history.metrics()).containsExactly(Map.entry("loss", List.of(2.0, 1.0)),
                Map.entry("val_loss", List.of(3.0, 3.0)));
        assertThat(before.get("loss")).containsExactly(2.0);
        assertThat(history.epochs()).containsExactly(0, 1);
        assertThat(history.last("loss")).isEqualTo(1.0);
        assertThat(history).hasToString("History(epochs=2, {loss=[2.0, 1.0], val_loss=[3.0, 3.0]})");
    }

    @Test
    void history_unknownName_isAnErrorThatListsTheOthers() {
        History history = new History();
        history.add(0, Map.of("loss", 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> history.get("acuracy"))
                .withMessage("history: has no 'acuracy', only [loss]");
    }

    // ---- LambdaCallback

    @Test
    void lambdaCallback_functions_areAllCalled() {
        List<String> calls = new ArrayList<>();
        Callback callback = LambdaCallback.of().onTrainBegin(_ -> calls.add("train begin"))
                .onTrainEnd(_ -> calls.add("train end"))
                .onEpochBegin((_, epoch) -> calls.add("epoch begin " + epoch))
                .onEpochEnd((_, epoch, logs) -> calls.add("epoch end " + epoch + logs))
                .onBatchBegin((_, batch) -> calls.add("batch begin " + batch))
                .onBatchEnd((_, batch, logs) -> calls.add("batch end " + batch + logs.get()));
        callback.onTrainBegin(run);
        callback.onEpochBegin(run, 0);
        callback.onBatchBegin(run, 1);
        callback.onBatchEnd(run, 1, () -> Map.of("loss", 2.0));
        callback.onEpochEnd(run, 0, Map.of("loss", 3.0));
        callback.onTrainEnd(run);
        assertThat(calls).containsExactly("train begin", "epoch begin 0", "batch begin 1", "batch end 1{loss=2.0}",
                "epoch end 0{loss=3.0}", "train end");
    }
}
