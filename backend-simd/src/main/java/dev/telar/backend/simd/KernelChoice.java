package dev.telar.backend.simd;

import java.lang.System.Logger.Level;

import dev.telar.backend.simd.cold.ColdKernels;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.scalar.ScalarKernels;

/// Chooses between the kernels on vectors and their scalar twins, without linking to a class of the vector module.
final class KernelChoice {

    /// What to do about missing vectors.
    static final String REMEDY = "the JVM was started without --add-modules jdk.incubator.vector";

    /// The system property that says `false` where vectors shall run from the first call on.
    static final String WARM_UP = "telar.simd.warmup";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNELS = "dev.telar.backend.simd.vector.VectorKernels";

    private KernelChoice() {}

    static boolean vectorsAreThere() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /// The kernels on vectors if the module is there, otherwise their twins and one line in the log.
    static Kernels choose() {
        if (!vectorsAreThere()) {
            return scalar(REMEDY + "; add it, and the same results come faster");
        }
        try {
            return Class.forName(VECTOR_KERNELS).asSubclass(Kernels.class).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            return scalar("the vector kernels do not load on this JVM: " + e);
        }
    }

    /// The kernels of a backend: where a thread can be spared to load vectors, plain loops serve at first.
    static Kernels choose(int threads) {
        boolean cold = threads > 1 && vectorsAreThere() && !System.getProperty(WARM_UP, "true").equals("false");
        return cold ? new ColdKernels(KernelChoice::choose, new ScalarKernels()) : choose();
    }

    private static Kernels scalar(String reason) {
        System.getLogger(SimdProvider.class.getName()).log(Level.INFO, "backend simd runs on scalar loops: " + reason);
        return new ScalarKernels();
    }
}
