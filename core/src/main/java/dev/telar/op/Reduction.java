package dev.telar.op;

/// Primitives that run along axes and combine the elements they meet.
public sealed interface Reduction extends Primitive permits Reduce, ArgReduce, CumSum, Sort {}
