/// What the operations of each family do: find shapes and strides, allocate results, split the work over threads, call kernels.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.simd.ops;
