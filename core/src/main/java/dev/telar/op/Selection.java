package dev.telar.op;

/// Composites that choose or pass on values.
public sealed interface Selection extends Composite permits TopK, StopGradient {}
