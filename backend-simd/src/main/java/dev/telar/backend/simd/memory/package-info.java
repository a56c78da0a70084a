/// Where values lie: pooled Java arrays with reference counts, and the storages that share them.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.simd.memory;
