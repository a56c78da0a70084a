package dev.telar.backend.natives;

import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Availability.Unavailable;
import dev.telar.error.BackendException;

/// Starts a native library at most once in a JVM: one that failed halfway is not tried again, since what is loaded stays loaded. The
/// failure is remembered, for [dev.telar.backend.BackendProvider#availability] and for whoever asks next.
///
/// @param <L> what stands for the started library
public final class Starter<L> {

    /// Starts the library.
    @FunctionalInterface
    public interface Start<L> {

        /// @return what stands for the started library
        /// @throws Exception if it does not start
        L start() throws Exception;
    }

    private final String backend;
    private final Start<L> start;
    private final Function<Throwable, Unavailable> diagnosis;
    private @Nullable L library;
    private volatile @Nullable Failure failure;

    /// @param backend the name of the backend, for messages
    /// @param start called at the first [#start]
    /// @param diagnosis reason and remedy for what `start` threw
    public Starter(String backend, Start<L> start, Function<Throwable, Unavailable> diagnosis) {
        this.backend = backend;
        this.start = start;
        this.diagnosis = diagnosis;
    }

    private record Failure(Unavailable unavailable, Throwable cause) {}

    /// The library, started if this is the first call.
    ///
    /// @throws BackendException with reason and remedy, if it does not start or did not
    public synchronized L start() {
        L started = library;
        if (started == null) {
            started = attempt();
            library = started;
        }
        return started;
    }

    private L attempt() {
        Failure failed = failure;
        if (failed == null) {
            try {
                return start.start();
            } catch (Exception | LinkageError | AssertionError e) {
                failed = new Failure(diagnosis.apply(e), e);
                failure = failed;
            }
        }
        throw new BackendException("backend " + backend + " is unavailable: " + failed.unavailable.reason() + ": "
                + failed.unavailable.remedy(), failed.cause);
    }

    /// Why the library did not start; empty if it did or nobody tried.
    public Optional<Unavailable> failure() {
        return Optional.ofNullable(failure).map(Failure::unavailable);
    }
}
