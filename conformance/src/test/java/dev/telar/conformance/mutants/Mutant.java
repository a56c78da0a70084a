package dev.telar.conformance.mutants;

import java.util.Optional;
import java.util.function.Supplier;

import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;

/// A backend that is wrong in one respect.
///
/// @param name what is wrong
/// @param selection the checks to run, `Contract: name` with `*` for any text
/// @param caughtBy the check that catches it
/// @param backend makes it
/// @param provider its provider, where that is what is wrong
record Mutant(String name, String selection, String caughtBy, Supplier<Backend> backend, Optional<BackendProvider> provider) {

    static Mutant of(String name, String selection, String caughtBy, Supplier<Backend> backend) {
        return new Mutant(name, selection, caughtBy, backend, Optional.empty());
    }
}
