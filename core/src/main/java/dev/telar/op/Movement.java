package dev.telar.op;

/// Primitives that move elements and compute nothing, [FoldWindows] aside, which adds up what falls on the same place.
public sealed interface Movement extends Primitive
        permits Reshape, BroadcastTo, Permute, Slice, Reverse, Pad, Concat, Windows, FoldWindows {}
