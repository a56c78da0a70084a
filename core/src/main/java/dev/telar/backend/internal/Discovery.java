package dev.telar.backend.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Device;
import dev.telar.error.BackendException;

/// Finds providers through the class loader of the thread, as containers with a loader for each application expect, and through core's
/// own. A provider that cannot be loaded or made does not hide the others: it appears as unavailable.
final class Discovery {

    private Discovery() {}

    static List<BackendProvider> providers() {
        Map<String, BackendProvider> found = new LinkedHashMap<>();
        ClassLoader own = Discovery.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            addTo(found, context);
        }
        if (own != context) {
            addTo(found, own);
        }
        return List.copyOf(found.values());
    }

    private static void addTo(Map<String, BackendProvider> found, ClassLoader loader) {
        Spliterator<ServiceLoader.Provider<BackendProvider>> services = ServiceLoader.load(BackendProvider.class, loader).stream()
                .spliterator();
        List<ServiceLoader.Provider<BackendProvider>> next = new ArrayList<>();
        boolean more = true;
        while (more) {
            next.clear();
            try {
                more = services.tryAdvance(next::add);
            } catch (ServiceConfigurationError e) {
                found.putIfAbsent(String.valueOf(e.getMessage()), Broken.unloadable(e));
            }
            for (ServiceLoader.Provider<BackendProvider> service : next) {
                found.computeIfAbsent(service.type().getName(), _ -> made(service));
            }
        }
    }

    private static BackendProvider made(ServiceLoader.Provider<BackendProvider> service) {
        try {
            BackendProvider provider = service.get();
            provider.name();
            provider.device();
            provider.priority();
            return provider;
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            return Broken.unusable(service.type(), e);
        }
    }

    /// A provider that could not be had.
    ///
    /// @param name taken from its class
    /// @param reason what went wrong
    record Broken(String name, String reason) implements BackendProvider {

        /// From `…: Provider com.example.FastProvider not found`.
        static Broken unloadable(ServiceConfigurationError e) {
            String message = String.valueOf(e.getMessage());
            int start = message.indexOf("Provider ", message.indexOf(": ") + 1);
            String type = start < 0 ? "unknown" : message.substring(start + "Provider ".length()).split(" ", 2)[0];
            return new Broken(nameOf(type.substring(type.lastIndexOf('.') + 1)), message);
        }

        static Broken unusable(Class<?> type, Throwable e) {
            Throwable cause = e instanceof ServiceConfigurationError && e.getCause() != null ? e.getCause() : e;
            return new Broken(nameOf(type.getSimpleName()), type.getName() + " failed with " + cause);
        }

        private static String nameOf(String type) {
            return type.replaceFirst("(Backend)?Provider$", "").toLowerCase(Locale.ROOT);
        }

        @Override
        public int priority() {
            return -1;
        }

        @Override
        public Device device() {
            return Device.CPU;
        }

        @Override
        public Availability availability() {
            return new Availability.Unavailable(reason, "update or remove its jar");
        }

        @Override
        public Backend create() {
            throw new BackendException("backend " + name + " is unavailable: " + reason + ": update or remove its jar");
        }
    }
}
