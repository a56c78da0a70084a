/// One small interface for each family of kernels. Each has two implementations with equal results bit for bit: vectors, and plain
/// loops for JVMs whose command line does not name the vector module. Nothing here links to a class of that module.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.simd.kernels;
