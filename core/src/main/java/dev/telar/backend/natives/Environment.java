package dev.telar.backend.natives;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// The environment that native libraries see when they are loaded. `System.getenv` does not change with it.
public final class Environment {

    private static final FunctionDescriptor SETENV = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
            ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

    private Environment() {}

    /// Sets a variable where it has no value yet and the system's C library has `setenv`. This needs native access, as loading a library
    /// does.
    public static void setDefault(String name, String value) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isPresent()) {
            call(linker, setenv.get(), name, value);
        }
    }

    @SuppressWarnings("restricted")
    private static void call(Linker linker, MemorySegment setenv, String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            int _ = (int) linker.downcallHandle(setenv, SETENV).invokeExact(arena.allocateFrom(name), arena.allocateFrom(value),
                    0);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("setenv " + name, e);
        }
    }
}
