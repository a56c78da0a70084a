package dev.telar.tensor;

import java.util.ServiceLoader;

import dev.telar.error.BackendException;

/// Where evaluators come from. The package `backend` provides the only implementation, found through `META-INF/services`, so that
/// tensors need not know backends.
public abstract class Evaluators {

    /// For the implementation.
    protected Evaluators() {}

    /// The evaluator for operations without inputs and for values that come from the host.
    protected abstract Evaluator current();

    /// The evaluator of a place.
    protected abstract Evaluator of(Place place);

    static Evaluator defaultEvaluator() {
        return Loaded.INSTANCE.current();
    }

    static Evaluator at(Place place) {
        return Loaded.INSTANCE.of(place);
    }

    private static final class Loaded {

        private static final Evaluators INSTANCE = ServiceLoader.load(Evaluators.class, Evaluators.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new BackendException("telar-core is damaged: META-INF/services/" + Evaluators.class.getName()
                        + " is missing; when shading jars, merge the service files"));
    }
}
