/// The kernels on `jdk.incubator.vector`. Only [dev.telar.backend.simd.vector.VectorKernels] is known outside, by its name as text, so
/// that a JVM without that module never links these classes.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.simd.vector;
