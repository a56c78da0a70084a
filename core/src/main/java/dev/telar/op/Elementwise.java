package dev.telar.op;

/// Primitives that work element by element. Their inputs broadcast to each other by NumPy's rule.
public sealed interface Elementwise extends Primitive permits Cast, Unary, Binary, Compare, Where {}
