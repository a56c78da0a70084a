/// Backends that are wrong on purpose, and the proof that the kit catches each.
@org.jspecify.annotations.NullMarked
package dev.telar.conformance.mutants;
