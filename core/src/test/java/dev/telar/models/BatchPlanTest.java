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
        BatchPlan plan = BatchPlan.shuffled(size, batchSize, seed, number);
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
        int[] order = BatchPlan.shuffled(50, 50, 1, 0).rows(0);
        assertThat(BatchPlan.shuffled(50, 50, 1, 0).rows(0)).isEqualTo(order);
        assertThat(BatchPlan.shuffled(50, 50, 1, 1).rows(0)).isNotEqualTo(order);
        assertThat(BatchPlan.shuffled(50, 50, 2, 0).rows(0)).isNotEqualTo(order);
    }
}
