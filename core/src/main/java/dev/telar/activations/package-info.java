/// Activation functions, Keras' names, formulas and defaults. Uses `tensor`.
@org.jspecify.annotations.NullMarked
package dev.telar.activations;
