package dev.telar.random;

/// Philox4x32-10, a counter-based random number generator.
public final class Philox {}
