/// The operations as data. An operation is an immutable value ([dev.telar.op.Op]) that knows its name and infers the shapes and types
/// of its results; what else is said about operations stands in one place each: gradients in `autograd`, decompositions of composites
/// in `tensor`, execution in each backend. Knows no tensor. Uses `shape` and `error` alone.
///
/// **Evolution.** After 1.0 a new operation is a [dev.telar.op.Composite] (which backends decline by default) or
/// [dev.telar.op.Custom]; a new [dev.telar.op.Primitive] comes only with a step of [dev.telar.op.Op#OPSET] and a fallback.
@org.jspecify.annotations.NullMarked
package dev.telar.op;
