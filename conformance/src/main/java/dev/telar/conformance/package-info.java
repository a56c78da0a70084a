/// The kit that every backend passes: extend [dev.telar.conformance.BackendConformance] in a test, and let it say what is wrong.
@org.jspecify.annotations.NullMarked
package dev.telar.conformance;
