package com.example.plain;

import dev.telar.backend.Backend;
import dev.telar.conformance.BackendConformance;

/// The whole contract of a backend.
class PlainBackendConformanceTest extends BackendConformance {

    @Override
    protected Backend createBackend() {
        return new PlainBackend();
    }
}
