package dev.telar.backend.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GateTest {

    private static final int THREADS = 8;

    private final Gate gate = new Gate("fast");

    @Test
    void gate_thatIsClosed_letsNobodyIn() {
        gate.leave(gate.enter());
        assertThat(gate.isClosed()).isFalse();
        gate.close(() -> {});
        assertThat(gate.isClosed()).isTrue();
        assertThatThrownBy(gate::enter).isInstanceOf(IllegalStateException.class)
                .hasMessage("backend fast is closed, and its tensors with it");
    }

    @Test
    void closingTwice_runsTheLastOnce() {
        AtomicInteger runs = new AtomicInteger();
        gate.close(runs::incrementAndGet);
        gate.close(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    @Test
    @Timeout(20)
    void closing_waitsForWhoIsInside_andLetsNobodyElseIn() throws InterruptedException {
        int place = gate.enter();
        AtomicBoolean last = new AtomicBoolean();
        Thread closer = Thread.ofPlatform().start(() -> gate.close(() -> last.set(true)));
        while (!gate.isClosed()) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(gate::enter).isInstanceOf(IllegalStateException.class);
        assertThat(last).isFalse();
        gate.leave(place);
        closer.join();
        assertThat(last).isTrue();
    }

    @Test
    @Timeout(20)
    void nobodyIsInside_whenTheLastRuns() throws InterruptedException {
        AtomicBoolean freed = new AtomicBoolean();
        AtomicBoolean broken = new AtomicBoolean();
        CountDownLatch busy = new CountDownLatch(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> enterUntilClosed(freed, broken, busy)));
        }
        busy.await();
        gate.close(() -> freed.set(true));
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(freed).isTrue();
        assertThat(broken).isFalse();
    }

    private void enterUntilClosed(AtomicBoolean freed, AtomicBoolean broken, CountDownLatch busy) {
        try {
            while (true) {
                int place = gate.enter();
                if (freed.get()) {
                    broken.set(true);
                }
                gate.leave(place);
                busy.countDown();
            }
        } catch (IllegalStateException closed) {
            // as it must
        }
    }
}
