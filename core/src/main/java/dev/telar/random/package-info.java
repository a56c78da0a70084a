/// Counter-based random numbers, the same bits on every backend, platform and number of threads. Uses `tensor`.
@org.jspecify.annotations.NullMarked
package dev.telar.random;
