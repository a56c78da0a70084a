package dev.telar.backend.nd4j.natives;

import java.io.File;
import java.util.Optional;
import java.util.OptionalInt;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.nativeblas.NativeOps;

import dev.telar.backend.Availability.Unavailable;
import dev.telar.backend.Threads;
import dev.telar.backend.natives.Environment;
import dev.telar.backend.natives.LoadFailure;
import dev.telar.backend.natives.Starter;

/// Starts ND4J's native library, once in a JVM. The class `org.nd4j.linalg.factory.Nd4j`, which would start threads of its own, is not
/// used.
public final class Nd4jLibrary {

    private static final Starter<NativeOps> STARTER = new Starter<>("nd4j", Nd4jLibrary::load, Nd4jLibrary::explain);

    private Nd4jLibrary() {}

    /// The library, started if this is the first call.
    ///
    /// @throws dev.telar.error.BackendException with reason and remedy, if it does not start
    public static NativeOps start() {
        return STARTER.start();
    }

    /// Why the library did not start; empty if it did or nobody tried.
    public static Optional<Unavailable> failure() {
        return STARTER.failure();
    }

    /// What it is and how many threads it has.
    public static String description() {
        return "ND4J " + Nd4jRequirements.VERSION + ", threads: " + start().ompGetMaxThreads();
    }

    private static NativeOps load() {
        OptionalInt threads = Threads.configured("nd4j");
        // threads that wait shall sleep: the JVM's own threads need the processor
        Environment.setDefault("OMP_WAIT_POLICY", "PASSIVE");
        OpenBlasCore.ofThisProcessor().ifPresent(core -> Environment.setDefault("OPENBLAS_CORETYPE", core));
        Loader.load(openblas.class);
        NativeOps ops = new Nd4jCpu();
        ops.initializeDevicesAndFunctions();
        threads.ifPresent(ops::setOmpNumThreads);
        threads.ifPresent(openblas::blas_set_num_threads);
        return ops;
    }

    private static Unavailable explain(Throwable failure) {
        return LoadFailure.explain("ND4J's native library", cache() + " and the jars of nd4j-native and openblas", failure);
    }

    private static String cache() {
        return System.getProperty("org.bytedeco.javacpp.cachedir",
                System.getProperty("user.home") + File.separator + ".javacpp" + File.separator + "cache");
    }
}
