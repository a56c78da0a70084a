package dev.telar.backend.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.telar.backend.Availability.Unavailable;
import dev.telar.error.BackendException;

class StarterTest {

    private final AtomicInteger starts = new AtomicInteger();

    @Test
    void start_startsOnce() {
        Starter<String> starter = new Starter<>("fast", () -> "library " + starts.incrementAndGet(),
                e -> new Unavailable("", ""));
        assertThat(starter.start()).isEqualTo("library 1");
        assertThat(starter.start()).isEqualTo("library 1");
        assertThat(starter.failure()).isEmpty();
    }

    @Test
    void start_thatFailed_isRememberedAndNotTriedAgain() {
        Starter<String> starter = new Starter<>("fast", () -> {
            starts.incrementAndGet();
            throw new UnsatisfiedLinkError("libfast.so: file too short");
        }, e -> new Unavailable(String.valueOf(e.getMessage()), "replace it"));
        assertThat(starter.failure()).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(starter::start).isInstanceOf(BackendException.class)
                    .hasMessage("backend fast is unavailable: libfast.so: file too short: replace it")
                    .hasCauseInstanceOf(UnsatisfiedLinkError.class);
        }
        assertThat(starter.failure()).contains(new Unavailable("libfast.so: file too short", "replace it"));
        assertThat(starts).hasValue(1);
    }
}
