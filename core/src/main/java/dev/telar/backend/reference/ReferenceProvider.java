package dev.telar.backend.reference;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Device;

/// Offers the reference backend, which is always available and which every other one goes before.
public final class ReferenceProvider implements BackendProvider {

    /// The name of the backend.
    public static final String NAME = "reference";

    /// For the service loader.
    public ReferenceProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public Availability availability() {
        return new Availability.Available("");
    }

    @Override
    public Backend create() {
        return new ReferenceBackend();
    }
}
