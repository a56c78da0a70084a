package dev.telar.op;

/// Primitives that read or write at places named by a tensor of indices.
public sealed interface Indexing extends Primitive permits Gather, ScatterAdd {}
