/// The door for backends, small on purpose: a [dev.telar.backend.Backend] runs primitives on its own storage, a
/// [dev.telar.backend.BackendProvider] says whether it can be had, [dev.telar.backend.Backends] finds and chooses. Uses `op`, `shape` and `tensor`.
@org.jspecify.annotations.NullMarked
package dev.telar.backend;
