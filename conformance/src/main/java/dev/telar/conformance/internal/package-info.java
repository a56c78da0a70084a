/// The run of the kit on one backend. Nobody's business but the kit's.
@org.jspecify.annotations.NullMarked
package dev.telar.conformance.internal;
