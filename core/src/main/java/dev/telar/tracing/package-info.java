/// From a piece of program to one that is compiled: it is run once with tensors that have no values, to see which operations it makes. Uses `tensor` and
/// `passes`.
@org.jspecify.annotations.NullMarked
package dev.telar.tracing;
