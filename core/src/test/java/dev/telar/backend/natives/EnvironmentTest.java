package dev.telar.backend.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class EnvironmentTest {

    private static final long LONGEST = 64;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void setDefault_setsOnlyWhatHasNoValue() throws Throwable {
        Environment.setDefault("TELAR_TEST_VARIABLE", "first");
        Environment.setDefault("TELAR_TEST_VARIABLE", "second");
        assertThat(getenv("TELAR_TEST_VARIABLE")).isEqualTo("first");
    }

    @SuppressWarnings("restricted")
    private static String getenv(String name) throws Throwable {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = (MemorySegment) linker.downcallHandle(linker.defaultLookup().find("getenv").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS)).invokeExact(arena.allocateFrom(name));
            return value.reinterpret(LONGEST).getString(0);
        }
    }
}
