/// What is tried: operations on inputs, by family. Nobody's business but the kit's.
@org.jspecify.annotations.NullMarked
package dev.telar.conformance.internal.cases;
