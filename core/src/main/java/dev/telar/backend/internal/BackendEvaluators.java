package dev.telar.backend.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.tensor.Evaluator;
import dev.telar.tensor.Evaluators;
import dev.telar.tensor.Place;

/// One evaluator for each open backend in use.
public final class BackendEvaluators extends Evaluators {

    private final Map<Backend, BackendEvaluator> evaluators = new ConcurrentHashMap<>();

    /// For the service loader.
    public BackendEvaluators() {}

    @Override
    protected Evaluator current() {
        return of(Backends.current());
    }

    @Override
    protected Evaluator of(Place place) {
        Backend backend = (Backend) place;
        BackendEvaluator evaluator = evaluators.get(backend);
        return evaluator != null ? evaluator : added(backend);
    }

    /// Closed backends are forgotten whenever one is added; a closed one gets an evaluator that only says so.
    private BackendEvaluator added(Backend backend) {
        evaluators.keySet().removeIf(Backend::isClosed);
        return backend.isClosed() ? new BackendEvaluator(backend) : evaluators.computeIfAbsent(backend, BackendEvaluator::new);
    }
}
