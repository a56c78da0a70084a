package dev.telar.conformance;

import dev.telar.backend.Backend;
import dev.telar.backend.reference.ReferenceBackend;

class ReferenceBackendConformanceTest extends BackendConformance {

    @Override
    protected Backend createBackend() {
        return new ReferenceBackend();
    }
}
