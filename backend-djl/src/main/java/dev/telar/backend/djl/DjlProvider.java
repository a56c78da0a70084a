package dev.telar.backend.djl;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Device;

/// Offers the backend `djl`.
public final class DjlProvider implements BackendProvider {

    /// The name of the backend.
    public static final String NAME = "djl";

    private static final int PRIORITY = 40;

    /// For the service loader.
    public DjlProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public Availability availability() {
        return new Availability.Available("PyTorch");
    }

    @Override
    public Backend create() {
        return new DjlBackend(Device.CPU);
    }
}
