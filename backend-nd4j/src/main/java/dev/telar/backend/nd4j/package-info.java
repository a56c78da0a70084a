/// The backend `nd4j`: [dev.telar.backend.nd4j.Nd4jProvider] offers it.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.nd4j;
