/// What is done to a traced program before it runs, each a pure function from a [dev.telar.op.Graph] to another: no pass changes a bit of a result.
/// And what follows from a graph without changing it, such as where its values lie. Uses `op` alone.
@org.jspecify.annotations.NullMarked
package dev.telar.passes;
