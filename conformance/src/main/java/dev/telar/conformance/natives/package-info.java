/// For tests of backends with a native library.
@org.jspecify.annotations.NullMarked
package dev.telar.conformance.natives;
