package dev.telar.backend.simd;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Device;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.threads.Workers;

/// Offers the backend `simd`, which is available on every JVM: on the processor's vectors where the command line of the JVM has
/// `--add-modules jdk.incubator.vector`, otherwise, with the same results and more slowly, on plain loops.
///
/// The system property `telar.threads` sets the number of threads; the default is the number of processors. With two threads or more, plain loops
/// serve also for the first steps of a program, since kernels on vectors are slow until they are compiled; `-Dtelar.simd.warmup=false` turns that off.
public final class SimdProvider implements BackendProvider {

    /// The name of the backend.
    public static final String NAME = "simd";

    /// Above native backends for the CPU, whose calls cost more than they gain.
    private static final int PRIORITY = 100;

    /// For the service loader.
    public SimdProvider() {}

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
        return new Availability.Available(
                KernelChoice.vectorsAreThere() ? "vectors" : "scalar loops, since " + KernelChoice.REMEDY);
    }

    @Override
    public Backend create() {
        Workers workers = Workers.configured();
        return new SimdBackend(KernelChoice.choose(workers.threads()), new BufferPool(), workers);
    }
}
