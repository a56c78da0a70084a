/// The native functions of ND4J and OpenBLAS that the backend calls.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.nd4j.library;
