package dev.telar.backend.djl.natives;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;

import dev.telar.backend.Availability.Unavailable;
import dev.telar.backend.natives.LoadFailure;
import dev.telar.backend.natives.Starter;

/// Starts PyTorch, once in a JVM, without the network.
public final class TorchLibrary {

    private static final Starter<Engine> STARTER = new Starter<>("djl", TorchLibrary::load, TorchLibrary::explain);

    private TorchLibrary() {}

    /// The engine, started if this is the first call.
    ///
    /// @throws dev.telar.error.BackendException with reason and remedy, if it does not start
    public static Engine start() {
        return STARTER.start();
    }

    /// Why the engine did not start; empty if it did or nobody tried.
    public static Optional<Unavailable> failure() {
        return STARTER.failure();
    }

    private static Engine load() throws IOException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        Settings settings = Settings.ofThisJvm();
        if (settings.libraryFolder().isEmpty()) {
            TorchCache.check();
        } else if (settings.value(Settings.FLAVOR).isEmpty()) {
            // pytorch-jni has DJL's library for these two builds of PyTorch; the default is a third
            System.setProperty(Settings.FLAVOR, settings.libraryFolderHasCuda() ? "cu128" : "cpu");
        }
        return Engine.getEngine("PyTorch");
    }

    private static Unavailable explain(Throwable failure) {
        Path cache = Utils.getEngineCacheDir("pytorch");
        String files = Settings.ofThisJvm().libraryFolder().map(Path::toString)
                .orElse(cache + " and the jar of pytorch-native-cpu");
        return LoadFailure.explain("PyTorch", files, failure);
    }
}
