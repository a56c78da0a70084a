package dev.telar.backend.djl;

import java.util.List;
import java.util.Optional;

import dev.telar.backend.Backend;
import dev.telar.backend.Device;
import dev.telar.conformance.BackendConformance;
import dev.telar.conformance.ExpectedFailure;

/// On the processor, or on the device that the system property `telar.device` names.
class DjlBackendConformanceTest extends BackendConformance {

    private static final Device DEVICE = Optional.ofNullable(System.getProperty("telar.device")).map(Device::parse)
            .orElse(Device.CPU);

    @Override
    protected Backend createBackend() {
        return new DjlProvider().create(DEVICE);
    }

    @Override
    protected List<ExpectedFailure> expectedFailures() {
        return List.of(rowAlone("matmul"), rowAlone("linear"));
    }

    /// Whether the bits differ depends on the kernels that the processor is given.
    private static ExpectedFailure rowAlone(String operation) {
        return ExpectedFailure.onSome("Determinism: a row alone has the bits of the row in a batch: " + operation,
                "PyTorch's libraries (MKL, cuBLAS) add up in another order for one row than for many",
                "https://github.com/pytorch/pytorch/issues/45422");
    }
}
