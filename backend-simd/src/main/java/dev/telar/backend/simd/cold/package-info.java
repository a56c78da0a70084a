/// Kernels for the first second of a JVM: plain loops serve while the kernels on vectors are compiled beside them. Nothing here links to a class of the
/// vector module.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.simd.cold;
