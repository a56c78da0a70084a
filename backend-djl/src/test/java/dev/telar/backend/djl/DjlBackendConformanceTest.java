package dev.telar.backend.djl;

import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.conformance.BackendConformance;
import dev.telar.conformance.ExpectedFailure;

class DjlBackendConformanceTest extends BackendConformance {

    @Override
    protected Backend createBackend() {
        return new DjlProvider().create();
    }

    @Override
    protected List<ExpectedFailure> expectedFailures() {
        return List.of(
                ExpectedFailure.of("Determinism: a row alone has the bits of the row in a batch: matmul",
                        "MKL adds up in another order for one row than for many",
                        "https://github.com/pytorch/pytorch/issues/45422"),
                ExpectedFailure.of("Determinism: a row alone has the bits of the row in a batch: linear",
                        "MKL adds up in another order for one row than for many",
                        "https://github.com/pytorch/pytorch/issues/136338"));
    }
}
