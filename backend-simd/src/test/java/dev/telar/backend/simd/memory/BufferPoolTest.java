package dev.telar.backend.simd.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BufferPoolTest {

    private final BufferPool pool = new BufferPool(1 << 20);

    @Test
    void array_ofAReleasedTensor_isUsedAgain() {
        SimdStorage first = pool.allocate(floats(100));
        Object array = first.array();
        first.release();
        assertThat(pool.allocate(floats(101)).array()).isSameAs(array);
    }

    @Test
    void array_ofALiveTensor_isNotUsedAgain() {
        SimdStorage first = pool.allocate(floats(100));
        assertThat(pool.allocate(floats(100)).array()).isNotSameAs(first.array());
    }

    @Test
    void array_ofAView_isFreeWhenBothAreReleased() {
        SimdStorage first = pool.allocate(floats(100));
        SimdStorage view = first.view(Shape.of(10, 10));
        Object array = view.array();
        first.release();
        assertThat(pool.allocate(floats(100)).array()).isNotSameAs(array);
        assertThat(view.array()).isSameAs(array);
        view.release();
        assertThat(pool.allocate(floats(100)).array()).isSameAs(array);
    }

    @Test
    void storage_afterItsRelease_cannotBeUsed() {
        SimdStorage storage = pool.allocate(floats(3));
        storage.release();
        assertThatThrownBy(storage::floats).isInstanceOf(IllegalStateException.class)
                .hasMessage("simd: a released storage of FLOAT32 (3,) was used");
        assertThatThrownBy(storage::release).isInstanceOf(IllegalStateException.class)
                .hasMessage("simd: a buffer was released twice");
    }

    @Test
    void storage_afterItsRelease_cannotBeViewed() {
        SimdStorage storage = pool.allocate(floats(3));
        storage.release();
        assertThatThrownBy(() -> storage.view(Shape.of(3, 1))).isInstanceOf(IllegalStateException.class)
                .hasMessage("simd: a released buffer was used again");
    }

    @Test
    void liveBytes_countTensorsOnceAndNotTheirViews() {
        SimdStorage a = pool.allocate(floats(100));
        SimdStorage b = pool.allocate(new TensorSpec(Shape.of(7), DType.UINT8));
        SimdStorage view = a.view(Shape.of(100, 1));
        assertThat(pool.liveBytes()).isEqualTo(407);
        a.release();
        assertThat(pool.liveBytes()).isEqualTo(407);
        view.release();
        assertThat(pool.liveBytes()).isEqualTo(7);
        b.release();
        assertThat(pool.liveBytes()).isZero();
    }

    @Test
    void liveBytes_withScratch_doNotCountIt() {
        try (Scratch scratch = pool.scratch(1000)) {
            assertThat(scratch.floats()).hasSizeGreaterThanOrEqualTo(1000);
            assertThat(pool.liveBytes()).isZero();
        }
        assertThat(pool.idleBytes()).isEqualTo(4096);
    }

    @Test
    void liveBytes_whenTensorsAreCollected_forgetThem() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            pool.allocate(floats(1000));
        }
        SimdStorage kept = pool.allocate(floats(10));
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (pool.liveBytes() > 40 && System.nanoTime() < deadline) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(pool.liveBytes()).isEqualTo(40);
        kept.release();
    }

    @Test
    void idleArrays_beyondTheLimit_areLeftToTheCollector() {
        List<SimdStorage> storages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            storages.add(pool.allocate(floats(1 << 12)));
        }
        storages.forEach(SimdStorage::release);
        assertThat(pool.idleBytes()).isBetween(1L, 1L << 20);
        SimdStorage huge = pool.allocate(floats(1 << 20));
        Object array = huge.array();
        huge.release();
        assertThat(pool.idleBytes()).isLessThanOrEqualTo(1 << 20);
        assertThat(pool.allocate(floats(1 << 20)).array()).isNotSameAs(array);
    }

    @Test
    void clear_leavesNothingIdle() {
        pool.allocate(floats(100)).release();
        pool.clear();
        assertThat(pool.idleBytes()).isZero();
    }

    @Property
    void sizeClass_ofAnyLength_holdsItAndWastesAtMostAFifth(@ForAll @IntRange(min = 17) int length) {
        int capacity = BufferPool.length(BufferPool.sizeClass(length));
        assertThat(capacity).isGreaterThanOrEqualTo(Math.min(length, Integer.MAX_VALUE - 8));
        assertThat(capacity - (long) length).isLessThanOrEqualTo(capacity / 5);
    }

    @Test
    void arrays_takenByManyThreads_areNeverTakenTwice() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> results = new ArrayList<>();
            Map<Object, Boolean> out = java.util.Collections.synchronizedMap(new IdentityHashMap<>());
            for (int t = 0; t < 4; t++) {
                results.add(threads.submit(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        SimdStorage storage = pool.allocate(floats(20 + i % 30));
                        Object array = storage.array();
                        assertThat(out.put(array, true)).isNull();
                        out.remove(array);
                        storage.release();
                    }
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
        assertThat(pool.liveBytes()).isZero();
    }

    private static TensorSpec floats(int n) {
        return new TensorSpec(Shape.of(n), DType.FLOAT32);
    }
}
