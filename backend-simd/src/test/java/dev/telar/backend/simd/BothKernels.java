package dev.telar.backend.simd;

import java.util.ArrayList;
import java.util.List;

import dev.telar.backend.simd.cold.ColdKernels;
import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.scalar.ScalarKernels;

/// The kernels that a test compares: the twins always, the vectors where this JVM has them, and
/// those that begin as twins. Whether it must have them
/// [CommandLineTest] checks.
public final class BothKernels {

    private BothKernels() {}

    /// All kinds that run on this JVM.
    public static List<Kernels> all() {
        List<Kernels> all = new ArrayList<>(List.of(new ScalarKernels()));
        if (KernelChoice.vectorsAreThere()) {
            Kernels vectors = KernelChoice.choose();
            all.add(vectors);
            all.add(new ColdKernels(() -> vectors, new ScalarKernels()));
        }
        return all;
    }
}
