package dev.telar.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.telar.tensor.Tensor;

class EarlyStoppingTest {

    /// The epoch, from 0, after which the training was asked to stop, or −1.
    private static int stoppedAt(EarlyStopping callback, Recorder run, String name, double... values) {
        callback.onTrainBegin(run);
        int stopped = -1;
        for (int epoch = 0; epoch < values.length && stopped < 0; epoch++) {
            run.weights = List.of(Tensor.scalar(epoch));
            callback.onEpochEnd(run, epoch, Map.of(name, values[epoch]));
            if (run.isStopping()) {
                stopped = epoch;
            }
        }
        callback.onTrainEnd(run);
        return stopped;
    }

    @Test
    void monitor_noPatience_stopsAtTheFirstEpochThatIsNotBetter() {
        assertThat(stoppedAt(EarlyStopping.monitor("loss"), new Recorder(9, 1), "loss", 3, 2, 2, 1)).isEqualTo(2);
    }

    @Test
    void patience_two_bearsOneEpochLess() {
        EarlyStopping callback = EarlyStopping.monitor("loss").patience(2);
        assertThat(stoppedAt(callback, new Recorder(9, 1), "loss", 3, 4, 2, 5, 6, 7)).isEqualTo(4);
        assertThat(callback.stoppedEpoch()).isEqualTo(4);
        assertThat(callback.bestEpoch()).isEqualTo(2);
    }

    @Test
    void minDelta_smallerChange_isNotBetter() {
        assertThat(stoppedAt(EarlyStopping.monitor("loss").minDelta(0.5), new Recorder(9, 1), "loss", 3, 2, 1.75)).isEqualTo(2);
        assertThat(stoppedAt(EarlyStopping.monitor("loss").minDelta(-0.5), new Recorder(9, 1), "loss", 3, 2, 1.5)).isEqualTo(2);
    }

    @Test
    void mode_max_higherIsBetter() {
        assertThat(stoppedAt(EarlyStopping.monitor("f1").mode(Mode.MAX), new Recorder(9, 1), "f1", 0.1, 0.2, 0.15)).isEqualTo(2);
    }

    @Test
    void mode_auto_asksTheMetric() {
        Recorder run = new Recorder(9, 1);
        run.mode = Mode.MAX;
        assertThat(stoppedAt(EarlyStopping.monitor("val_accuracy"), run, "val_accuracy", 0.1, 0.2, 0.15)).isEqualTo(2);
    }

    @Test
    void mode_autoOfUnknownMetric_isAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stoppedAt(EarlyStopping.monitor("val_custom"), new Recorder(9, 1), "val_custom", 1))
                .withMessage("early stopping: it is not known whether lower or higher values of 'val_custom' are better;"
                        + " choose mode(Mode.MIN) or mode(Mode.MAX)");
    }

    @Test
    void baseline_notBeaten_endsThePatience() {
        assertThat(stoppedAt(EarlyStopping.monitor("loss").baseline(1).patience(3), new Recorder(9, 1), "loss", 5, 4, 3, 3))
                .isEqualTo(3);
    }

    @Test
    void restoreBestWeights_stopped_setsThoseOfTheBestEpoch() {
        Recorder run = new Recorder(9, 1);
        EarlyStopping callback = EarlyStopping.monitor("loss").patience(2).restoreBestWeights(true).verbose(true);
        assertThat(stoppedAt(callback, run, "loss", 3, 1, 2, 2)).isEqualTo(3);
        assertThat(run.set).hasSize(1);
        assertThat(run.set.getFirst().getFirst().item()).isEqualTo(1);
        assertThat(run.written()).isEqualTo(
                "Epoch 4: early stopping\nRestoring model weights from the end of the best epoch: 2.\n");
    }

    @Test
    void restoreBestWeights_notStopped_setsThemAllTheSame() {
        Recorder run = new Recorder(9, 1);
        stoppedAt(EarlyStopping.monitor("loss").patience(5).restoreBestWeights(true), run, "loss", 1, 2);
        assertThat(run.set.getFirst().getFirst().item()).isEqualTo(0);
        assertThat(run.written()).isEmpty();
    }

    @Test
    void startFromEpoch_warmUp_isNotWatched() {
        assertThat(stoppedAt(EarlyStopping.monitor("loss").startFromEpoch(3), new Recorder(9, 1), "loss", 1, 2, 3, 4, 5))
                .isEqualTo(4);
    }

    @Test
    void monitor_nan_isNeverBetter() {
        assertThat(stoppedAt(EarlyStopping.monitor("loss"), new Recorder(9, 1), "loss", Double.NaN, Double.NaN)).isEqualTo(1);
    }

    @Test
    void monitor_notInTheLogs_neverStops() {
        assertThat(stoppedAt(EarlyStopping.of(), new Recorder(9, 1), "loss", 1, 2, 3, 4)).isEqualTo(-1);
    }

    @Test
    void instance_secondTraining_beginsAnew() {
        EarlyStopping callback = EarlyStopping.monitor("loss");
        assertThat(stoppedAt(callback, new Recorder(9, 1), "loss", 1, 2)).isEqualTo(1);
        assertThat(stoppedAt(callback, new Recorder(9, 1), "loss", 9, 8, 8)).isEqualTo(2);
    }

    @Test
    void settings_negative_areErrors() {
        assertThatIllegalArgumentException().isThrownBy(() -> EarlyStopping.of().patience(-1))
                .withMessage("early stopping: patience must be 0 or more, given -1");
        assertThatIllegalArgumentException().isThrownBy(() -> EarlyStopping.of().startFromEpoch(-2))
                .withMessage("early stopping: startFromEpoch must be 0 or more, given -2");
    }
}
