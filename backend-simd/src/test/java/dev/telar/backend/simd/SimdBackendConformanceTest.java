package dev.telar.backend.simd;

import dev.telar.backend.Backend;
import dev.telar.conformance.BackendConformance;

class SimdBackendConformanceTest extends BackendConformance {

    @Override
    protected Backend createBackend() {
        return new SimdProvider().create();
    }

    /// The tests of this module run in a JVM for each width of vectors, and one without.
    @Override
    protected String label(Backend backend) {
        return "simd (" + KernelChoice.choose().description() + ")";
    }
}
