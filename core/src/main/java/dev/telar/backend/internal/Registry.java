package dev.telar.backend.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.error.BackendException;

/// Finds providers and holds the one backend of each.
public final class Registry {

    private static final Map<String, Backend> OPEN = new ConcurrentHashMap<>();

    private Registry() {}

    /// See [dev.telar.backend.Backends#get].
    public static Backend get(String name) {
        return OPEN.computeIfAbsent(name, n -> providers().stream().filter(p -> p.name().equals(n)).findFirst()
                .orElseThrow(() -> new BackendException("no backend " + n)).create());
    }

    /// See [dev.telar.backend.Backends#current].
    public static Backend chosen() {
        return get(providers().stream().filter(p -> p.availability() instanceof Availability.Available).findFirst().orElseThrow()
                .name());
    }

    /// See [dev.telar.backend.Backends#providers].
    public static List<BackendProvider> providers() {
        return ServiceLoader.load(BackendProvider.class).stream().map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(BackendProvider::priority).reversed()).toList();
    }

    /// See [dev.telar.backend.Backends#describe].
    public static String describe() {
        return providers().toString();
    }
}
