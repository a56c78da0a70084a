package dev.telar.initializers;

import dev.telar.shape.Shape;

/// How many inputs a unit of a layer has and how many units an input reaches, as Keras' `compute_fans`.
///
/// | shape of the weight | in | out |
/// |---|---|---|
/// | `()` | 1 | 1 |
/// | `(n,)` | n | n |
/// | `(in, out)` | in | out |
/// | `(…window, in, out)` | in · the window's elements | out · the window's elements |
///
/// @param in the number of inputs
/// @param out the number of outputs
public record Fans(long in, long out) {

    /// The fans of a weight.
    public static Fans of(Shape shape) {
        return switch (shape.rank()) {
            case 0 -> new Fans(1, 1);
            case 1 -> new Fans(shape.size(0), shape.size(0));
            default -> {
                long window = shape.part(0, shape.rank() - 2).elements();
                yield new Fans(window * shape.size(-2), window * shape.size(-1));
            }
        };
    }
}
