/// Kernels for the first step of a program: plain loops serve before the kernels on vectors do. Nothing here links to a class of the
/// vector module.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.simd.cold;
