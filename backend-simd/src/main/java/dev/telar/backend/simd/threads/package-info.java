/// The worker threads that large operations are split over.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.simd.threads;
