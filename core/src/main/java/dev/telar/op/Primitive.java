package dev.telar.op;

/// An operation that every backend runs, or that core runs on the host where a backend cannot. The list is short and settled:
///
/// | family | primitives |
/// |---|---|
/// | [Creation] | [Full], [Iota], [RandomBits] |
/// | [Elementwise] | [Cast], [Unary], [Binary], [Compare], [Where] |
/// | [Reduction] | [Reduce], [ArgReduce], [CumSum], [Sort] |
/// | products | [MatMul] |
/// | [Movement] | [Reshape], [BroadcastTo], [Permute], [Slice], [Reverse], [Pad], [Concat], [Windows], [FoldWindows] |
/// | [Indexing] | [Gather], [ScatterAdd] |
/// | host | [HostCall], never seen by a backend |
public sealed interface Primitive extends Op
        permits Creation, Elementwise, Reduction, MatMul, Movement, Indexing, HostCall {}
