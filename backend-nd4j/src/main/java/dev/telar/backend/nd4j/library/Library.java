package dev.telar.backend.nd4j.library;

import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.nativeblas.NativeOps;

/// The native library, once a process.
public final class Library {

    private Library() {}

    private static final class Holder {

        private static final NativeOps OPS = load();

        private static NativeOps load() {
            NativeOps ops = new Nd4jCpu();
            ops.initializeDevicesAndFunctions();
            return ops;
        }
    }

    /// Loads the library at the first call.
    public static NativeOps start() {
        return Holder.OPS;
    }

    /// What it is and how many threads it has.
    public static String description() {
        return "ND4J 1.0.0-M2.1, threads: " + start().ompGetMaxThreads();
    }
}
