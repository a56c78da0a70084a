/// Layers, Keras' names and defaults. Uses `tensor`, `activations`, `initializers`, `regularizers` and `random`.
@org.jspecify.annotations.NullMarked
package dev.telar.layers;
