package dev.telar.backend.nd4j;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Device;
import dev.telar.backend.nd4j.natives.Nd4jLibrary;
import dev.telar.backend.nd4j.natives.Nd4jRequirements;

/// Offers the backend `nd4j`, on the processor: ND4J's and OpenBLAS' native libraries from the jars on the class path.
public final class Nd4jProvider implements BackendProvider {

    /// The name of the backend.
    public static final String NAME = "nd4j";

    /// Below `simd`, which is faster for most networks, above `djl`, whose library is ten times as large.
    private static final int PRIORITY = 50;

    /// For the service loader.
    public Nd4jProvider() {}

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
        Availability availability = Nd4jRequirements.ofThisJvm().check();
        return availability instanceof Availability.Available
                ? Nd4jLibrary.failure().<Availability>map(no -> no).orElse(availability)
                : availability;
    }

    @Override
    public Backend create() {
        Nd4jLibrary.start();
        return new Nd4jBackend();
    }
}
