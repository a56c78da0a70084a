/// Programs that a user would copy, each with a `main` of its own: the MNIST notebook first.
@org.jspecify.annotations.NullMarked
package dev.telar.examples;
