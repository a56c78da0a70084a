/// Native memory in size classes, and the storages that lie in it.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.nd4j.memory;
