package dev.telar.op;

/// Primitives that make values out of attributes: the only ones whose results do not depend on other tensors' values, [RandomBits] aside.
public sealed interface Creation extends Primitive permits Full, Iota, RandomBits {}
