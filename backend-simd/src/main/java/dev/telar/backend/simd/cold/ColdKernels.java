package dev.telar.backend.simd.cold;

import java.util.function.Supplier;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.kernels.ReductionKernel;
import dev.telar.backend.simd.kernels.UpdateKernel;

/// Kernels that begin as plain loops and become vectors.
///
/// **Why.** Before C2 has compiled it, code on vectors makes an object of each vector and takes a microsecond an instruction: the first step of
/// MNIST's network takes some 0.3 s longer so than on the twins, which the JIT makes fast within milliseconds. Since both have the same bits, nobody can tell which of
/// them ran.
///
/// **How.** The twins do about a step's work ([Beginning]); from then on all functions are vectors, which the JIT compiles as the program calls them. Meanwhile a thread
/// that ends at once loads their classes.
///
/// **Why not longer.** It was tried to let the twins serve, function by function, until a thread of its own had made each kernel on vectors fast on small arrays. On two cores
/// that thread, C2 and the program stood in each other's way: the first epoch of MNIST took 3.4 to 4.2 s in place of 2.5 to 3.2, a small network's step 48 µs after three seconds in place
/// of 14, and each function that changed over threw away the compiled code of all its callers.
///
/// **Cost.** A branch a call.
public final class ColdKernels implements Kernels, AutoCloseable {

    private final Beginning beginning;
    private final GemmKernel gemm;
    private final ElementwiseKernel elementwise;
    private final UpdateKernel updates;
    private final ReductionKernel reductions;

    /// Begins to load the kernels on vectors.
    ///
    /// @param vectors makes the kernels on vectors; called once, on a thread of its own or by who needs them first
    /// @param twins the plain loops
    public ColdKernels(Supplier<Kernels> vectors, Kernels twins) {
        this.beginning = new Beginning(vectors);
        this.gemm = new ColdGemm(twins.gemm(), beginning);
        this.elementwise = new ColdElementwise(twins.elementwise(), beginning);
        this.updates = new ColdUpdates(twins.updates(), beginning);
        this.reductions = new ColdReductions(twins.reductions(), beginning);
    }

    @Override
    public String description() {
        return beginning.vectors().description();
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

    /// Waits until the thread that loads has ended.
    @Override
    public void close() {
        beginning.close();
    }
}
