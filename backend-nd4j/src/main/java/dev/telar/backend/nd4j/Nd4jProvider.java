package dev.telar.backend.nd4j;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Device;

/// Offers the ND4J backend.
public final class Nd4jProvider implements BackendProvider {

    static final String NAME = "nd4j";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 50;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public Availability availability() {
        return new Availability.Available("ND4J");
    }

    @Override
    public Backend create() {
        return new Nd4jBackend();
    }
}
