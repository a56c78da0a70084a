package dev.telar.backend.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Availability;
import dev.telar.backend.Availability.Available;
import dev.telar.backend.Availability.Unavailable;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Backends;
import dev.telar.backend.Device;
import dev.telar.error.BackendException;
import dev.telar.op.Op;

/// Chooses backends and holds the open ones, one for each provider and device.
public final class Registry {

    private static final Registry SHARED = new Registry(Discovery::providers, System::getProperty, System::getenv);
    private static final int NEAR = 2;
    /// The backends that are published with core.
    private static final List<String> OWN = List.of("simd", "nd4j", "djl");

    private final Supplier<List<BackendProvider>> discovery;
    private final Function<String, @Nullable String> properties;
    private final Function<String, @Nullable String> environment;
    private final Map<String, Backend> open = new HashMap<>();
    private volatile @Nullable Backend chosen;

    Registry(Supplier<List<BackendProvider>> discovery, Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment) {
        this.discovery = discovery;
        this.properties = properties;
        this.environment = environment;
    }

    /// The registry of this JVM.
    public static Registry shared() {
        return SHARED;
    }

    /// What is open is told apart by: the name of the provider and the device, none for the one that the provider prefers.
    private static String place(String name, @Nullable Device device) {
        return device == null ? name : name + " on " + device.kind() + ":" + device.index();
    }

    /// See [dev.telar.backend.Backends#get(String)].
    public Backend get(String name) {
        return get(name, null, "");
    }

    /// See [dev.telar.backend.Backends#get(String, Device)].
    public Backend get(String name, Device device) {
        return get(name, device, "");
    }

    /// @param device the device asked for, null for the one that the provider prefers
    /// @param origin who asks for the backend, for messages
    private synchronized Backend get(String name, @Nullable Device device, String origin) {
        String asked = place(name, device);
        Backend backend = open.get(asked);
        if (backend != null && !backend.isClosed()) {
            return backend;
        }
        BackendProvider provider = found(name, origin);
        String place = place(name, device == null ? provider.device() : device);
        backend = open.get(place);
        if (backend == null || backend.isClosed()) {
            backend = made(provider, device, origin);
        }
        open.put(asked, backend);
        open.put(place, backend);
        return backend;
    }

    /// See [dev.telar.backend.Backends#current].
    public Backend chosen() {
        Backend backend = chosen;
        if (backend == null || backend.isClosed()) {
            backend = choose();
            chosen = backend;
        }
        return backend;
    }

    private Backend choose() {
        Device device = chosenDevice();
        String property = properties.apply(Backends.PROPERTY);
        if (property != null && !property.isBlank()) {
            return get(property.strip(), device, ", asked for by the system property " + Backends.PROPERTY + ",");
        }
        String variable = environment.apply(Backends.ENVIRONMENT);
        if (variable != null && !variable.isBlank()) {
            return get(variable.strip(), device, ", asked for by the environment variable " + Backends.ENVIRONMENT + ",");
        }
        for (BackendProvider provider : providers()) {
            if (availability(provider) instanceof Available) {
                return get(provider.name(), device, "");
            }
        }
        throw new BackendException("no backend is available:\n" + describe());
    }

    private @Nullable Device chosenDevice() {
        String property = properties.apply(Backends.DEVICE_PROPERTY);
        if (property != null && !property.isBlank()) {
            return device(property, "the system property " + Backends.DEVICE_PROPERTY);
        }
        String variable = environment.apply(Backends.DEVICE_ENVIRONMENT);
        return variable == null || variable.isBlank()
                ? null
                : device(variable, "the environment variable " + Backends.DEVICE_ENVIRONMENT);
    }

    private static Device device(String text, String origin) {
        try {
            return Device.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BackendException(e.getMessage() + ", as the value of " + origin, e);
        }
    }

    private BackendProvider found(String name, String origin) {
        List<BackendProvider> providers = providers();
        for (BackendProvider provider : providers) {
            if (provider.name().equals(name)) {
                return provider;
            }
        }
        String nearest = nearest(name, providers).map(near -> "; did you mean " + near + "?").orElse(".");
        String names = providers.stream().map(Registry::mention).collect(Collectors.joining(", "));
        String missing = OWN.contains(name)
                ? " is not on the class path: add dev.telar:telar-backend-" + name + "."
                : " does not exist" + nearest;
        throw new BackendException("backend " + name + origin + missing + " There are: " + names
                + "; others come with their jars on the class path");
    }

    private static String mention(BackendProvider provider) {
        return availability(provider) instanceof Available ? provider.name() : provider.name() + " (unavailable)";
    }

    private static Backend made(BackendProvider provider, @Nullable Device device, String origin) {
        String subject = "backend " + provider.name() + origin;
        if (availability(provider) instanceof Unavailable no) {
            throw new BackendException(subject + " is unavailable: " + no.reason() + ": " + no.remedy());
        }
        try {
            return known(device == null ? provider.create() : provider.create(device), subject);
        } catch (BackendException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new BackendException(subject + " could not be made: " + e + "; choose another with -D" + Backends.PROPERTY
                    + "=NAME", e);
        }
    }

    private static Backend known(Backend backend, String subject) {
        if (backend.opset() > Op.OPSET) {
            backend.close();
            throw new BackendException(subject + " was written for operations of version " + backend.opset()
                    + ", telar-core knows version " + Op.OPSET + ": update telar-core, or take an older version of the backend");
        }
        return backend;
    }

    private static Optional<String> nearest(String name, List<BackendProvider> providers) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return providers.stream().map(BackendProvider::name).filter(near -> distance(wanted, near) <= NEAR)
                .min(Comparator.comparingInt(near -> distance(wanted, near)));
    }

    /// The least number of letters to put in, take out or exchange to get from one word to the other (Levenshtein).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static Availability availability(BackendProvider provider) {
        try {
            return provider.availability();
        } catch (RuntimeException | LinkageError e) {
            return new Unavailable("its availability check failed with " + e, "update or remove its jar");
        }
    }

    /// See [dev.telar.backend.Backends#providers].
    public List<BackendProvider> providers() {
        List<BackendProvider> providers = new ArrayList<>(discovery.get());
        providers.sort(Registry::byPriorityAndName);
        return List.copyOf(providers);
    }

    private static int byPriorityAndName(BackendProvider a, BackendProvider b) {
        return a.priority() == b.priority() ? a.name().compareTo(b.name()) : Integer.compare(b.priority(), a.priority());
    }

    /// See [dev.telar.backend.Backends#describe].
    public String describe() {
        List<BackendProvider> providers = providers();
        int digits = providers.stream().mapToInt(p -> Integer.toString(p.priority()).length()).max().orElse(1);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "DEVICE", "STATE", "PRIORITY", "DETAIL"));
        for (BackendProvider provider : providers) {
            String priority = String.format(Locale.ROOT, "%" + digits + "d", provider.priority());
            Availability availability = availability(provider);
            rows.add(List.of(provider.name(), provider.device().toString(), state(availability), priority, detail(availability)));
        }
        return aligned(rows);
    }

    private static String state(Availability availability) {
        return switch (availability) {
            case Available _ -> "available";
            case Unavailable _ -> "unavailable";
        };
    }

    private static String detail(Availability availability) {
        return switch (availability) {
            case Available yes -> yes.detail();
            case Unavailable no -> no.reason() + ": " + no.remedy();
        };
    }

    private static String aligned(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                line.append(row.get(i)).repeat(' ', width - row.get(i).length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
