package dev.telar.op;

/// The users' door to operations of their own. Implement `dev.telar.tensor.CustomOperation`, which adds the obligatory decomposition
/// and an optional gradient; a backend may offer a kernel for it.
public non-sealed interface Custom extends Op {}
