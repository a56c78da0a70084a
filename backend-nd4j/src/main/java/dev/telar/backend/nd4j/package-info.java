/// The ND4J backend: storage in native memory of its own, matrix products by ND4J's OpenBLAS, functions by libnd4j where they are right and
/// faster, loops of its own elsewhere. Below `INDArray`: no class of ND4J's but its native binding is used.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.nd4j;
