/// How weights start, Keras' names, formulas and defaults. Uses `random` and `tensor`.
@org.jspecify.annotations.NullMarked
package dev.telar.initializers;
