package dev.telar.op;

/// An operation that means what its decomposition into other operations says. A backend may run it fused; core decomposes it for
/// those that do not.
public sealed interface Composite extends Op permits Neural, Update, Selection, Fused {}
