package dev.telar.backend.internal;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Device;

/// A provider whose constructor throws.
public final class ExplodingProvider implements BackendProvider {

    public ExplodingProvider() {
        if (!name().isEmpty()) {
            throw new IllegalStateException("boom");
        }
    }

    @Override
    public String name() {
        return "exploding";
    }

    @Override
    public int priority() {
        return 1;
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
        throw new IllegalStateException("never made");
    }
}
