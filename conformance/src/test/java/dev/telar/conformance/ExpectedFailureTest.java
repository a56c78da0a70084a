package dev.telar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpectedFailureTest {

    @Test
    void star_standsForAnyText() {
        ExpectedFailure sort = ExpectedFailure.of("Ordering: sort*ties*", "is not stable", "https://example.org/1");
        assertThat(sort.names("Ordering: sort[axis=0, descending=true] float32(4, 5, 7): ties keep their order")).isTrue();
        assertThat(sort.names("Ordering: argmax[largest=true, axis=0, keepDims=true] int32(4, 5, 6): ties, the first one wins"))
                .isFalse();
        assertThat(ExpectedFailure.of("Huge: *", "too slow", "https://example.org/1").names("Huge: anything at all")).isTrue();
    }

    @Test
    void bracketsAndDots_standForThemselves() {
        ExpectedFailure one = ExpectedFailure.of("Reduction: sum[axes=[0], keepDims=false] float32(0.5)", "wrong",
                "https://example.org/1");
        assertThat(one.names("Reduction: sum[axes=[0], keepDims=false] float32(0.5)")).isTrue();
        assertThat(one.names("Reduction: sum[axes=[0], keepDims=false] float32(0x5)")).isFalse();
    }

    @Test
    void blankReason_isRefused() {
        assertThatThrownBy(() -> ExpectedFailure.of("Huge: *", " ", "https://example.org/1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected failure: checks, reason and link must say something, given \"Huge: *\", \" \" and"
                        + " \"https://example.org/1\"");
    }
}
