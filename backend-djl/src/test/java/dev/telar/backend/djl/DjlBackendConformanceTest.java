package dev.telar.backend.djl;

import dev.telar.backend.Backend;
import dev.telar.conformance.BackendConformance;

class DjlBackendConformanceTest extends BackendConformance {

    @Override
    protected Backend createBackend() {
        return new DjlProvider().create();
    }
}
