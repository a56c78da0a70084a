package dev.telar.conformance.internal.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.conformance.ExpectedFailure;
import dev.telar.conformance.View;
import dev.telar.op.HostArray;
import dev.telar.tensor.Tensor;

/// What a backend's author says of the backend, see [dev.telar.conformance.BackendConformance].
///
/// @param create makes a backend
/// @param label its name in the report
/// @param provider its provider, empty if none was found
/// @param view makes a view of values
/// @param liveBytes counts the bytes of its storages
/// @param expectedFailures what it is known to get wrong
/// @param reportFolder where the report goes
public record Hooks(Supplier<Backend> create, Function<Backend, String> label, Supplier<Optional<BackendProvider>> provider,
        BiFunction<HostArray, View, Tensor> view, ToLongFunction<Backend> liveBytes,
        Supplier<List<ExpectedFailure>> expectedFailures, Supplier<Path> reportFolder) {}
