/// What the operations of each family do.
@org.jspecify.annotations.NullMarked
package dev.telar.backend.nd4j.ops;
