package dev.telar.backend.nd4j;

import dev.telar.backend.Backend;
import dev.telar.conformance.BackendConformance;

class Nd4jBackendConformanceTest extends BackendConformance {

    @Override
    protected Backend createBackend() {
        return new Nd4jProvider().create();
    }
}
