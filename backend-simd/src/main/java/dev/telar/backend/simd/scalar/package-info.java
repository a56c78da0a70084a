/// The kernels as plain loops, each the twin of one in `vector`.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.simd.scalar;
