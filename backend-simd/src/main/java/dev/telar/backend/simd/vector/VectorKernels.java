package dev.telar.backend.simd.vector;

import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.kernels.RowKernel;

/// The kernels on the processor's vectors.
public final class VectorKernels implements Kernels {

    private final GemmKernel gemm = new VectorGemm();
    private final RowKernel rows = new VectorRows();

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
    public RowKernel rows() {
        return rows;
    }
}
