/// Gradients: the tape, which is an interpreter, and one rule for each differentiable operation. Uses `tensor` and `op`.
@org.jspecify.annotations.NullMarked
package dev.telar.autograd;
