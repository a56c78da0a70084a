package dev.telar.optimizers;

import java.util.ArrayList;
import java.util.List;

import dev.telar.tensor.Tensor;

/// Limits gradients before they are used, as Keras' `clipvalue`, `clipnorm` and `global_clipnorm`.
public sealed interface Clipping {

    /// No limit.
    Clipping NONE = new None();

    /// Each element limited to −`limit` … `limit`.
    static Clipping byValue(double limit) {
        return new ByValue(limit);
    }

    /// Each gradient scaled down to a Euclidean norm of at most `limit`.
    static Clipping byNorm(double limit) {
        return new ByNorm(limit);
    }

    /// All gradients scaled down together to a common Euclidean norm of at most `limit`.
    static Clipping byGlobalNorm(double limit) {
        return new ByGlobalNorm(limit);
    }

    /// The limited gradients.
    List<Tensor> apply(List<Tensor> gradients);

    /// See [#NONE].
    record None() implements Clipping {
        @Override
        public List<Tensor> apply(List<Tensor> gradients) {
            return gradients;
        }
    }

    /// See [#byValue].
    ///
    /// @param limit the greatest absolute value, above 0
    record ByValue(double limit) implements Clipping {
        /// Checks the limit.
        public ByValue {
            positive(limit);
        }

        @Override
        public List<Tensor> apply(List<Tensor> gradients) {
            return gradients.stream().map(g -> g.clip(-limit, limit)).toList();
        }
    }

    /// See [#byNorm].
    ///
    /// @param limit the greatest norm, above 0
    record ByNorm(double limit) implements Clipping {
        /// Checks the limit.
        public ByNorm {
            positive(limit);
        }

        @Override
        public List<Tensor> apply(List<Tensor> gradients) {
            return gradients.stream().map(g -> g.multiply(scale(g.square().sum().sqrt(), limit))).toList();
        }
    }

    /// See [#byGlobalNorm].
    ///
    /// @param limit the greatest norm, above 0
    record ByGlobalNorm(double limit) implements Clipping {
        /// Checks the limit.
        public ByGlobalNorm {
            positive(limit);
        }

        @Override
        public List<Tensor> apply(List<Tensor> gradients) {
            if (gradients.isEmpty()) {
                return gradients;
            }
            Tensor squares = gradients.getFirst().square().sum();
            for (Tensor gradient : gradients.subList(1, gradients.size())) {
                squares = squares.add(gradient.square().sum());
            }
            Tensor scale = scale(squares.sqrt(), limit);
            List<Tensor> clipped = new ArrayList<>();
            for (Tensor gradient : gradients) {
                clipped.add(gradient.multiply(scale));
            }
            return clipped;
        }
    }

    private static Tensor scale(Tensor norm, double limit) {
        return norm.maximum(limit).divideInto(limit);
    }

    private static void positive(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("clipping: the limit must be above 0, given " + limit);
        }
    }
}
