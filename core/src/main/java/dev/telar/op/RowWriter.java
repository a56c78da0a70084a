package dev.telar.op;

import java.lang.foreign.MemorySegment;

import dev.telar.shape.Shape;

/// Writes the values of a tensor to where they are going to lie, rows at a time: slices along the first axis, one behind the other.
@FunctionalInterface
public interface RowWriter {

    /// Writes all values of some rows. Different rows may be written by several threads at once.
    ///
    /// @param target all rows, dense and row-major in the machine's byte order, UINT8 and BOOL one byte each
    /// @param from the first row
    /// @param to the row behind the last
    void write(MemorySegment target, int from, int to);

    /// The number of rows of a tensor, 1 for a scalar.
    static int rows(Shape shape) {
        return shape.rank() == 0 ? 1 : shape.size(0);
    }
}
