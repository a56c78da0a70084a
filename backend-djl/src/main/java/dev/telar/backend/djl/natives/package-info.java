/// PyTorch's native libraries: whether they can be had, told without loading them, and the start of DJL's engine.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.djl.natives;
