package dev.telar.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class SteppedNetworkTest {

    /// Five rows of one number, in batches of two.
    private static final Work WORK = new Work("five", new int[]{1, 2}, true, 2, 5, 0.1);
    private static final Rows ROWS = new Rows.Floats(new float[]{0, 1, 2, 3, 4}, new float[]{1, 0, 0, 1, 1, 0, 0, 1, 1, 0}, 1, 2);

    private final List<Float> seen = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();

    private final class Watching implements SteppedNetwork.Stepper {

        @Override
        public float step(float[] features, float[] targets, int from, int count) {
            counts.add(count);
            for (int i = 0; i < count; i++) {
                seen.add(features[from + i]);
                assertThat(targets[(from + i) * 2]).isEqualTo(features[from + i] % 2 == 0 ? 1 : 0);
            }
            return count;
        }

        @Override
        public float[] predict(float[] row) {
            return row;
        }

        @Override
        public void close() {}
    }

    @Test
    void train_anEpoch_seesEachRowOnceInAnotherOrder() {
        List<Double> losses = new ArrayList<>();
        new SteppedNetwork(WORK, ROWS, new Watching()).train(2, (seconds, loss) -> losses.add(loss));
        assertThat(counts).containsExactly(2, 2, 1, 2, 2, 1);
        assertThat(seen.subList(0, 5)).containsExactlyInAnyOrder(0f, 1f, 2f, 3f, 4f);
        assertThat(seen.subList(5, 10)).containsExactlyInAnyOrder(0f, 1f, 2f, 3f, 4f).isNotEqualTo(seen.subList(0, 5));
        // the mean over rows: (2·2 + 2·2 + 1·1) / 5
        assertThat(losses).containsExactly(1.8, 1.8);
    }

    @Test
    void firstStep_withALossThatIsNoNumber_isRefused() {
        SteppedNetwork.Stepper broken = new SteppedNetwork.Stepper() {
            @Override
            public float step(float[] features, float[] targets, int from, int count) {
                return Float.NaN;
            }

            @Override
            public float[] predict(float[] row) {
                return row;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> new SteppedNetwork(WORK, ROWS, broken).firstStep()).isInstanceOf(IllegalStateException.class)
                .hasMessage("the first loss is NaN");
    }

    @Test
    void gather_ofBytes_scalesToOne() {
        Rows.Bytes bytes = new Rows.Bytes(new byte[][]{{0, 51}, {(byte) 255, 102}}, new int[]{1, 0}, 2);
        float[] x = new float[4];
        float[] y = {9, 9, 9, 9};
        bytes.gather(new int[]{1, 0}, 0, 2, x, y);
        assertThat(x).containsExactly(1f, 0.4f, 0f, 0.2f);
        assertThat(y).containsExactly(1, 0, 0, 1);
    }
}
