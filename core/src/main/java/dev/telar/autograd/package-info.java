/// Gradients: [dev.telar.autograd.Autograd] is the door, behind it a tape (an interpreter that records) and one gradient rule an operation.
/// Rules are tensor operations, hence gradients of gradients work. Uses `tensor` and `op`.
///
/// **Conventions** where mathematics leaves a choice. They are those of JAX, unless the line says otherwise; each line has a test.
///
/// | operation | at | gradient |
/// |---|---|---|
/// | relu | 0 | 0 |
/// | abs | 0 | 0 |
/// | sign, floor, ceil, round | everywhere | none, as if constant |
/// | maximum, minimum | equal inputs | half for each |
/// | max, min along axes | n equal extremes | 1/n for each |
/// | max, min along axes | NaN | 0 for all (JAX: NaN) |
/// | clip | a border | 1 (as TensorFlow and PyTorch; `jnp.clip` 0.5) |
/// | sort, topK | equal values | goes to where each value came from; the sort is stable |
/// | prod | zeros | exact: the product of all others |
/// | sqrt, rsqrt | 0 | +∞, −∞ times the gradient that comes in, hence NaN for a gradient of 0 |
/// | log | 0 | +∞ |
/// | asin, acos | ±1 | +∞, −∞ |
/// | pow, by the base | x⁰ | 0 for every x, 0 included |
/// | pow, by the base | 0ʸ | 0 for y > 1, 1 for y = 1, +∞ for 0 < y < 1 |
/// | pow, by the exponent | 0ʸ, y ≥ 0 | 0 |
/// | pow, by the exponent | negative base | NaN |
/// | mod | a multiple of y | 1 for x, −⌊x/y⌋ for y, as in between |
/// | atan2 | (0, 0) | NaN |
/// | where | the branch not chosen | exactly 0, even where that value is NaN; a NaN *slope* further back still makes NaN of it (0·∞), so guard the argument, too |
/// | gather, scatterAdd | an index twice | contributions add up |
/// | softmax and its losses | −∞ along the whole axis, +∞, NaN | NaN, as the values |
/// | cast | floating to floating | cast back |
/// | cast, comparisons, arg…, bits | integer or BOOL results | none, as if constant |
/// | host call | everywhere | an error |
///
/// Contributions to one tensor are added in a fixed order: the operations that use it from the last to the first, within one operation its
/// inputs from the first to the last, each new contribution on the right of the sum.
@org.jspecify.annotations.NullMarked
package dev.telar.autograd;
