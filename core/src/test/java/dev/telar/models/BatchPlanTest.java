package dev.telar.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

class BatchPlanTest {

    @Property
    void shuffled_batches_holdEachRowOnce(@ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 1, max = 400) int batchSize, @ForAll long seed, @ForAll @IntRange(max = 100) int number) {
        BatchPlan plan = shuffled(size, batchSize, seed, number);
        int[] all = IntStream.range(0, plan.batches()).mapToObj(plan::rows).flatMapToInt(Arrays::stream).sorted().toArray();
        assertThat(all).isEqualTo(IntStream.range(0, size).toArray());
        assertThat(plan.batches()).isEqualTo((int) Math.ceil((double) size / batchSize));
    }

    @Test
    void inOrder_lastBatch_hasWhatIsLeft() {
        BatchPlan plan = BatchPlan.inOrder(3, 8, 2);
        assertThat(plan.batches()).isEqualTo(3);
        assertThat(plan.rows(0)).containsExactly(3, 4);
        assertThat(plan.rows(2)).containsExactly(7);
    }

    @Test
    void inOrder_hugeBatchSize_isOneBatch() {
        assertThat(BatchPlan.inOrder(0, 3, Integer.MAX_VALUE).rows(0)).containsExactly(0, 1, 2);
    }

    @Test
    void shuffled_anotherNumberOrSeed_isAnotherOrder() {
        int[] order = shuffled(50, 50, 1, 0).rows(0);
        assertThat(shuffled(50, 50, 1, 0).rows(0)).isEqualTo(order);
        assertThat(shuffled(50, 50, 1, 1).rows(0)).isNotEqualTo(order);
        assertThat(shuffled(50, 50, 2, 0).rows(0)).isNotEqualTo(order);
    }

    @Test
    void shuffle_again_isTheOrderOfItsNumberAlone() {
        BatchPlan plan = shuffled(50, 50, 1, 0);
        plan.shuffle(1, 7);
        assertThat(plan.rows(0)).isEqualTo(shuffled(50, 50, 1, 7).rows(0));
    }

    private static BatchPlan shuffled(int size, int batchSize, long seed, int number) {
        BatchPlan plan = BatchPlan.inOrder(0, size, batchSize);
        plan.shuffle(seed, number);
        return plan;
    }
}
