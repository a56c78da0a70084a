package dev.telar.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkTest {

    @Test
    void mnist_asDesigned_has422Steps() {
        assertThat(Work.MNIST.steps()).isEqualTo(422);
        assertThat(Work.MNIST.isMnist()).isTrue();
        assertThat(Work.MNIST.withSteps(50).isMnist()).isFalse();
        assertThat(Work.MNIST.withSteps(50).steps()).isEqualTo(50);
    }

    @Test
    void flopsAStep_ofTwoLayers_countTwoProductsAndThree() {
        Work work = new Work("tiny", new int[]{2, 3, 5}, true, 7, 7, 0.1);
        assertThat(work.flopsAStep()).isEqualTo(2 * 2 * 7 * 2 * 3 + 3 * 2 * 7 * 3 * 5);
    }

    @Test
    void targets_ofARow_areOneHot() {
        Work work = new Work("tiny", new int[]{2, 3}, true, 2, 4, 0.1);
        float[] targets = work.targets();
        assertThat(targets).hasSize(12);
        for (int row = 0; row < 4; row++) {
            assertThat(targets[row * 3] + targets[row * 3 + 1] + targets[row * 3 + 2]).isEqualTo(1);
        }
    }
}
