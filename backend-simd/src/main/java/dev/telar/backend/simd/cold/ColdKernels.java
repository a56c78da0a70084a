package dev.telar.backend.simd.cold;

import java.util.function.Supplier;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.backend.simd.kernels.GemmKernel;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.kernels.ReductionKernel;
import dev.telar.backend.simd.kernels.UpdateKernel;

/// Kernels that begin as plain loops and become vectors, function by function.
///
/// **Why.** Before C2 has compiled it, code on vectors makes an object of each vector and takes a microsecond an instruction: the first step of
/// MNIST's network took 1.3 s so, and takes 0.4 s on the twins, which the JIT makes fast within milliseconds. Since both have the same bits, nobody can tell which of
/// them ran.
///
/// **How.** Each function counts its work ([Turn]). When it is worth while, a thread of its own calls the kernel on vectors on small arrays
/// until it is as fast as its twin ([WarmUp]), and the function changes over. So a program pays for compiling the functions that it uses, and a short one for none.
///
/// The same thread begins at once with what nearly every program needs: it loads the classes of the vectors, and calls the plain loops of a product until they are
/// compiled, while the program still builds and traces its model. That takes 40 ms off the first step.
///
/// **Both ways.** Where only one side of a branch was ever taken, C2 compiles only that side, and throws the code away when the other is taken, all
/// callers' too that have it in them: with each function that changed over, a small network's step fell back to the interpreter, for five seconds in all. So the
/// thread calls each function both ways before that, through other objects of these same classes, whose turns never change: what the JIT knows of a branch belongs to the
/// code, not to the object. Before that it leaves the processors to the program's first step, which came 0.13 s later otherwise, of half a second.
///
/// **Cost.** A branch a call.
public final class ColdKernels implements Kernels, AutoCloseable {

    private final WarmUp warmUp;
    private final GemmKernel gemm;
    private final ElementwiseKernel elementwise;
    private final UpdateKernel updates;
    private final ReductionKernel reductions;

    /// Begins to load the kernels on vectors.
    ///
    /// @param vectors makes the kernels on vectors; called once, on a thread of its own
    /// @param twins the plain loops
    public ColdKernels(Supplier<Kernels> vectors, Kernels twins) {
        this(new WarmUp(vectors, twins), twins);
        warmUp.begin();
    }

    private ColdKernels(WarmUp warmUp, Kernels twins) {
        this(warmUp, twins, warmUp::turn);
    }

    /// @param turns says whose turn it is in each function
    ColdKernels(WarmUp warmUp, Kernels twins, Turns turns) {
        this.warmUp = warmUp;
        this.gemm = new ColdGemm(twins.gemm(), warmUp, turns);
        this.elementwise = new ColdElementwise(twins.elementwise(), warmUp, turns);
        this.updates = new ColdUpdates(twins.updates(), warmUp, turns);
        this.reductions = new ColdReductions(twins.reductions(), warmUp, turns);
    }

    @Override
    public String description() {
        return warmUp.vectors().description();
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

    /// Ends the thread that warms up, if there is one.
    @Override
    public void close() {
        warmUp.close();
    }
}
