package dev.telar.backend.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.backend.Availability.Available;
import dev.telar.backend.Availability.Unavailable;

class RequirementTest {

    @Test
    void check_whereAllAreMet_isAvailable() {
        assertThat(Requirement.check(List.of(Requirement.of(() -> true, "no disk", "add one")), "fine"))
                .isEqualTo(new Available("fine"));
    }

    @Test
    void check_saysWhatTheFirstUnmetOneSays_andAsksNoFurther() {
        List<Requirement> requirements = List.of(Requirement.of(() -> true, "no disk", "add one"),
                Requirement.of(() -> false, "no memory", "buy some"), Requirement.of(() -> {
                    throw new IllegalStateException("asked");
                }, "", ""));
        assertThat(Requirement.check(requirements, "fine")).isEqualTo(new Unavailable("no memory", "buy some"));
    }
}
