package dev.telar.backend;

import java.util.List;
import java.util.function.Supplier;

import dev.telar.backend.internal.Registry;

/// Finds and chooses backends.
///
/// The order of choice: the argument of [#use], then the system property `telar.backend`, then the environment variable
/// `TELAR_BACKEND`, then the greatest priority among those available. A backend that was asked for and cannot be had is an error with
/// the remedy, never a silent fallback. On which device the chosen one computes say `telar.device` and `TELAR_DEVICE`; without them it is
/// the one that the backend prefers.
public final class Backends {

    /// The system property that names the backend.
    public static final String PROPERTY = "telar.backend";

    /// The environment variable that names the backend where the property does not.
    public static final String ENVIRONMENT = "TELAR_BACKEND";

    /// The system property that names the device of the backend, such as `gpu:0`.
    public static final String DEVICE_PROPERTY = "telar.device";

    /// The environment variable that names the device where the property does not.
    public static final String DEVICE_ENVIRONMENT = "TELAR_DEVICE";

    private static final ScopedValue<Backend> CURRENT = ScopedValue.newInstance();

    private Backends() {}

    /// The backend of the given name, on the device that it prefers. There is one of each; it is made at the first call and serves until
    /// it is closed.
    ///
    /// @throws dev.telar.error.BackendException if there is no such provider (the message lists those there are) or it is unavailable
    /// (the message gives reason and remedy)
    public static Backend get(String name) {
        return Registry.shared().get(name);
    }

    /// The backend of the given name on a device, such as `Device.gpu(1)`. There is one for each device.
    ///
    /// @throws dev.telar.error.BackendException as [#get(String)], and if the backend has no such device (the message lists those it has)
    public static Backend get(String name, Device device) {
        return Registry.shared().get(name, device);
    }

    /// The backend for tensors that are made from now on in this piece of code: that of the innermost [#use], or the one chosen by property,
    /// environment or priority.
    public static Backend current() {
        return CURRENT.isBound() ? CURRENT.get() : Registry.shared().chosen();
    }

    /// Runs `body` with `backend` as the one on which tensors are made.
    public static <T extends @org.jspecify.annotations.Nullable Object> T use(Backend backend, Supplier<T> body) {
        return ScopedValue.where(CURRENT, backend).call(body::get);
    }

    /// Runs `body` with `backend` as the one on which tensors are made.
    public static void use(Backend backend, Runnable body) {
        ScopedValue.where(CURRENT, backend).run(body);
    }

    /// All providers on the class path, greatest priority first.
    public static List<BackendProvider> providers() {
        return Registry.shared().providers();
    }

    /// A table of every provider: name, device, state, priority, and detail or reason and remedy.
    public static String describe() {
        return Registry.shared().describe();
    }
}
