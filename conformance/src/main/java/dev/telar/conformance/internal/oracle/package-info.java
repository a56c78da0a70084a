/// What is right, and how far from it a backend may be: the reference backend in FLOAT64 with an error analysis that runs along.
/// Nobody's business but the kit's.
@org.jspecify.annotations.NullMarked
package dev.telar.conformance.internal.oracle;
