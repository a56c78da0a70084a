/// Activation functions, Keras' names, formulas and defaults. Uses `tensor` and `op`.
@org.jspecify.annotations.NullMarked
package dev.telar.activations;
