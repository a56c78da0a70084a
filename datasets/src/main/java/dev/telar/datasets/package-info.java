/// Data to learn from.
@org.jspecify.annotations.NullMarked
package dev.telar.datasets;
