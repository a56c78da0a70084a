/// The native libraries of ND4J and OpenBLAS: whether they can be had, told without loading them, and their start.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.nd4j.natives;
