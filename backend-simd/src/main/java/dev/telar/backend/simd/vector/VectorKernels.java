package dev.telar.backend.simd.vector;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.kernels.ReductionKernel;
import dev.telar.backend.simd.kernels.UpdateKernel;

/// The kernels on the processor's vectors.
public final class VectorKernels implements Kernels {

    private final GemmKernel gemm = new VectorGemm();
    private final ElementwiseKernel elementwise = new VectorElementwise();
    private final UpdateKernel updates = new VectorUpdates();
    private final ReductionKernel reductions = new VectorReductions();

    /// The kernels.
    public VectorKernels() {}

    @Override
    public String description() {
        return Tile.SPECIES.vectorBitSize() + "-bit vectors";
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
