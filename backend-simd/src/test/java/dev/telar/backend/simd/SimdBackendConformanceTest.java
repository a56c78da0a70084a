package dev.telar.backend.simd;

import dev.telar.backend.Backend;
import dev.telar.conformance.BackendConformance;

class SimdBackendConformanceTest extends BackendConformance {

    @Override
    protected Backend createBackend() {
        return new SimdProvider().create();
    }
}
