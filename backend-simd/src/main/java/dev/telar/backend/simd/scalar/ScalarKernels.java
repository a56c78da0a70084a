package dev.telar.backend.simd.scalar;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.kernels.ReductionKernel;
import dev.telar.backend.simd.kernels.UpdateKernel;

/// The kernels as plain loops, which run on every JVM.
public final class ScalarKernels implements Kernels {

    private final GemmKernel gemm = new ScalarGemm();
    private final ElementwiseKernel elementwise = new ScalarElementwise();
    private final UpdateKernel updates = new ScalarUpdates();
    private final ReductionKernel reductions = new ScalarReductions();

    /// The kernels.
    public ScalarKernels() {}

    @Override
    public String description() {
        return "scalar loops";
    }

    @Override
    public GemmKernel gemm() {
        return gemm;
    }

    @Override
    public ElementwiseKernel elementwise() {
        return elementwise;
    }

    @Override
    public UpdateKernel updates() {
        return updates;
    }

    @Override
    public ReductionKernel reductions() {
        return reductions;
    }
}
