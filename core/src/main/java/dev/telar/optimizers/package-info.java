/// Optimizers, learning-rate schedules and clipping, Keras' names, formulas and defaults. Uses `tensor`.
@org.jspecify.annotations.NullMarked
package dev.telar.optimizers;
