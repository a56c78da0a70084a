package dev.telar.backend.nd4j;

import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.conformance.BackendConformance;
import dev.telar.conformance.ExpectedFailure;

class Nd4jBackendConformanceTest extends BackendConformance {

    @Override
    protected Backend createBackend() {
        return new Nd4jProvider().create();
    }

    @Override
    protected List<ExpectedFailure> expectedFailures() {
        return List.of(rowAlone("matmul"), rowAlone("linear"));
    }

    private static ExpectedFailure rowAlone(String operation) {
        return ExpectedFailure.of("Determinism: a row alone has the bits of the row in a batch: " + operation,
                "OpenBLAS adds in another order where there are more rows",
                "https://github.com/OpenMathLib/OpenBLAS/issues/4947");
    }
}
