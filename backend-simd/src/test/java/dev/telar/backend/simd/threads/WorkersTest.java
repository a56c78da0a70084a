package dev.telar.backend.simd.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

import dev.telar.backend.Threads;
import dev.telar.error.BackendException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void parts_areEachDoneOnce(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int parts = 0; parts < 40; parts++) {
                AtomicIntegerArray done = new AtomicIntegerArray(40);
                workers.run(parts, done::incrementAndGet);
                for (int i = 0; i < 40; i++) {
                    assertThat(done.get(i)).isEqualTo(i < parts ? 1 : 0);
                }
            }
        }
    }

    @Test
    void parts_thatWaitForEachOther_runAtTheSameTime() {
        try (Workers workers = new Workers(4)) {
            CountDownLatch all = new CountDownLatch(4);
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            workers.run(4, _ -> {
                threads.add(Thread.currentThread());
                all.countDown();
                await(all);
            });
            assertThat(threads).hasSize(4).contains(Thread.currentThread());
            assertThat(threads).filteredOn(t -> t != Thread.currentThread()).allMatch(Thread::isDaemon);
        }
    }

    @Property(tries = 200)
    void ranges_coverEverythingOnceInOrder(@ForAll @IntRange(max = 1000) int count,
            @ForAll @IntRange(min = 1, max = 300) int grain) {
        try (Workers workers = new Workers(3)) {
            AtomicIntegerArray done = new AtomicIntegerArray(count);
            workers.split(count, grain, (from, to) -> {
                assertThat(to - from).isGreaterThanOrEqualTo(Math.min(grain, count));
                for (int i = from; i < to; i++) {
                    done.incrementAndGet(i);
                }
            });
            for (int i = 0; i < count; i++) {
                assertThat(done.get(i)).isEqualTo(1);
            }
        }
    }

    @Test
    void smallWork_staysOnTheCallersThread() {
        try (Workers workers = new Workers(4)) {
            List<Thread> seen = new ArrayList<>();
            workers.split(99, 50, (_, _) -> seen.add(Thread.currentThread()));
            assertThat(seen).containsExactly(Thread.currentThread());
        }
    }

    @Test
    void part_thatFails_failsTheCallAndLeavesTheThreadsAlive() {
        try (Workers workers = new Workers(4)) {
            for (int round = 0; round < 50; round++) {
                assertThatThrownBy(() -> workers.run(8, i -> {
                    if (i == 5) {
                        throw new IllegalArgumentException("part 5");
                    }
                })).isInstanceOf(IllegalArgumentException.class).hasMessage("part 5");
                assertThatThrownBy(() -> workers.run(8, _ -> {
                    throw new AssertionError("all");
                })).isInstanceOf(AssertionError.class).hasMessage("all");
            }
            AtomicLong sum = new AtomicLong();
            workers.run(8, sum::addAndGet);
            assertThat(sum).hasValue(28);
        }
    }

    @Test
    void parts_thatRunPartsThemselves_areEachDoneOnce() {
        try (Workers workers = new Workers(3)) {
            for (int round = 0; round < 200; round++) {
                AtomicIntegerArray done = new AtomicIntegerArray(12);
                workers.run(3, i -> workers.run(4, j -> done.incrementAndGet(4 * i + j)));
                for (int i = 0; i < 12; i++) {
                    assertThat(done.get(i)).isEqualTo(1);
                }
            }
        }
    }

    /// A worker that comes late meets the job of its caller's next call, which has another number of parts.
    @Test
    void calls_ofManySizesInARow_doEachPartOnce() {
        try (Workers workers = new Workers(4)) {
            for (int round = 0; round < 20_000; round++) {
                AtomicIntegerArray done = new AtomicIntegerArray(8);
                int parts = 2 + round % 7;
                workers.run(parts, done::incrementAndGet);
                for (int i = 0; i < 8; i++) {
                    assertThat(done.get(i)).isEqualTo(i < parts ? 1 : 0);
                }
            }
        }
    }

    @Test
    void callers_onManyThreads_getTheirOwnResults() throws Exception {
        try (Workers workers = new Workers(3); ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> results = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                results.add(callers.submit(() -> {
                    AtomicLong sum = new AtomicLong();
                    for (int i = 0; i < 3000; i++) {
                        workers.run(5, sum::addAndGet);
                    }
                    return sum.get();
                }));
            }
            for (Future<Long> result : results) {
                assertThat(result.get()).isEqualTo(30_000);
            }
        }
    }

    @Test
    void threads_areStartedByTheFirstWorkAndEndAtClose() {
        Workers workers = new Workers(3);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(3);
        workers.run(3, _ -> {
            seen.add(Thread.currentThread());
            all.countDown();
            await(all);
        });
        seen.remove(Thread.currentThread());
        assertThat(seen).hasSize(2).allMatch(Thread::isAlive);
        workers.close();
        assertThat(seen).noneMatch(Thread::isAlive);
        AtomicLong sum = new AtomicLong();
        workers.run(4, sum::addAndGet);
        assertThat(sum).hasValue(6);
        workers.close();
    }

    @Test
    void caller_thatWasInterrupted_staysInterrupted() {
        try (Workers workers = new Workers(2)) {
            Thread.currentThread().interrupt();
            AtomicLong sum = new AtomicLong();
            workers.run(4, sum::addAndGet);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(sum).hasValue(6);
        }
    }

    @Test
    void property_setsTheNumberOfThreads() {
        String before = System.getProperty(Threads.PROPERTY);
        try {
            System.setProperty(Threads.PROPERTY, " 3 ");
            assertThat(Workers.configured().threads()).isEqualTo(3);
            System.clearProperty(Threads.PROPERTY);
            assertThat(Workers.configured().threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
            System.setProperty(Threads.PROPERTY, "0");
            assertThatThrownBy(Workers::configured).isInstanceOf(BackendException.class)
                    .hasMessage("simd: telar.threads must be a whole number of 1 or more, given 0");
            System.setProperty(Threads.PROPERTY, "many");
            assertThatThrownBy(Workers::configured).isInstanceOf(BackendException.class)
                    .hasMessage("simd: telar.threads must be a whole number of 1 or more, given many");
        } finally {
            if (before == null) {
                System.clearProperty(Threads.PROPERTY);
            } else {
                System.setProperty(Threads.PROPERTY, before);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
