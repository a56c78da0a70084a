/// What is known of a tensor without its values: [dev.telar.shape.Shape], [dev.telar.shape.DType] and the pair of both,
/// [dev.telar.shape.TensorSpec]. Uses nothing else of Telar but its errors.
@org.jspecify.annotations.NullMarked
package dev.telar.shape;
