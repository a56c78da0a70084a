/// The reference backend: every primitive in plain Java, slow and obviously correct. It is the oracle of the tests, and the host on which
/// core runs what another backend declines. Values lie in Java arrays, dense and row-major. One class a family of operations.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.reference;
