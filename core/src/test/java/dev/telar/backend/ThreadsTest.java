package dev.telar.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.telar.error.BackendException;

class ThreadsTest {

    @AfterEach
    void reset() {
        System.clearProperty(Threads.PROPERTY);
    }

    @Test
    void property_notSet_leavesTheChoiceToTheBackend() {
        assertThat(Threads.configured("simd")).isEmpty();
    }

    @Test
    void property_setsTheNumber() {
        System.setProperty(Threads.PROPERTY, " 3 ");
        assertThat(Threads.configured("simd")).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "", "1.5"})
    void property_noNumberOf1OrMore_isAnError(String text) {
        System.setProperty(Threads.PROPERTY, text);
        assertThatThrownBy(() -> Threads.configured("djl")).isInstanceOf(BackendException.class)
                .hasMessage("djl: telar.threads must be a whole number of 1 or more, given " + text);
    }
}
