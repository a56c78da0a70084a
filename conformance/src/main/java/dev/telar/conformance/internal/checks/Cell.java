package dev.telar.conformance.internal.checks;

import dev.telar.shape.DType;

/// A row of the report's matrix.
///
/// @param operation its name
/// @param dtype the type that it computes in
public record Cell(String operation, DType dtype) {}
