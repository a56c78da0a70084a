package dev.telar.backend.djl;

import ai.djl.engine.Engine;

/// Starts PyTorch, once in a JVM.
final class Torch {

    private Torch() {}

    /// The engine; everything that must be set before its first class is loaded is set here.
    static Engine start() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        return Engine.getEngine("PyTorch");
    }
}
