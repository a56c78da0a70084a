/// What users hold: [dev.telar.tensor.Tensor] and [dev.telar.tensor.Variable]; the stack of interpreters that every operation goes
/// through; the decompositions of composites; the lifetimes of values. Knows neither backends nor tapes: it knows an
/// [dev.telar.tensor.Interpreter], and beneath all interpreters an [dev.telar.tensor.Evaluator]. Uses `op` and `shape`.
@org.jspecify.annotations.NullMarked
package dev.telar.tensor;
