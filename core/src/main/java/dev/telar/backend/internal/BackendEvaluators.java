package dev.telar.backend.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.tensor.Evaluator;
import dev.telar.tensor.Evaluators;
import dev.telar.tensor.Place;

/// One evaluator for each backend in use.
public final class BackendEvaluators extends Evaluators {

    private final Map<Backend, BackendEvaluator> evaluators = new ConcurrentHashMap<>();

    @Override
    protected Evaluator current() {
        return of(Backends.current());
    }

    @Override
    protected Evaluator of(Place place) {
        return evaluators.computeIfAbsent((Backend) place, BackendEvaluator::new);
    }
}
