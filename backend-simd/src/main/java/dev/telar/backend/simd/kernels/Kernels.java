package dev.telar.backend.simd.kernels;

/// All kernels of one kind.
public interface Kernels {

    /// What they run on, for tables and logs: `512-bit vectors` or `scalar loops`.
    String description();

    /// Matrix products.
    GemmKernel gemm();

    /// Functions of elements.
    ElementwiseKernel elementwise();

    /// The steps of optimizers.
    UpdateKernel updates();

    /// Sums and extremes.
    ReductionKernel reductions();
}
