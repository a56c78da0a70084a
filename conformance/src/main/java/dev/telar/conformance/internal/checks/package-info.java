/// The checks, by contract, and what they run on. Nobody's business but the kit's.
@org.jspecify.annotations.NullMarked
package dev.telar.conformance.internal.checks;
