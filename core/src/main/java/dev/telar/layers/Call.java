package dev.telar.layers;

import dev.telar.random.SeedGenerator;

/// What belongs to one call of a layer.
///
/// @param training whether the model is being trained: dropout drops, batch statistics move
/// @param seeds where random numbers come from
public record Call(boolean training, SeedGenerator seeds) {

    /// A call that predicts.
    public static Call inference() {
        return new Call(false, SeedGenerator.of(0));
    }

    /// A call that trains.
    public static Call training(SeedGenerator seeds) {
        return new Call(true, seeds);
    }
}
