/// The backend `simd`: FLOAT32 at the speed of the processor's vectors, in pure Java, with the same bits on any vector width, for any
/// number of threads, and without vectors. [dev.telar.backend.simd.SimdProvider] is all that users see, through
/// `META-INF/services`; the packages below are the backend's own.
///
/// | package | what lives there |
/// |---|---|
/// | `memory` | arrays that are used again and again, and storages on them |
/// | `threads` | the worker threads |
/// | `kernels` | one small interface a family of kernels |
/// | `scalar`, `vector` | the two implementations of every such interface, equal bit for bit |
/// | `ops` | what an operation of each family does with storages, threads and kernels |
@org.jspecify.annotations.NullMarked
package dev.telar.backend.simd;
