package dev.telar.backend.simd.kernels;

/// A matrix that lies in an array in any order: element *(i, j)* is `values[offset + i·rowStride + j·columnStride]`.
///
/// @param values the array
/// @param offset where element (0, 0) lies
/// @param rowStride the distance of two rows
/// @param columnStride the distance of two columns
@SuppressWarnings("ArrayRecordComponent") // a view of the array, never compared
public record Matrix(float[] values, int offset, int rowStride, int columnStride) {

    /// The part that begins at `(row, column)`.
    public Matrix from(int row, int column) {
        return new Matrix(values, at(row, column), rowStride, columnStride);
    }

    /// Rows for columns.
    public Matrix transposed() {
        return new Matrix(values, offset, columnStride, rowStride);
    }

    /// Where an element lies.
    public int at(int row, int column) {
        return offset + row * rowStride + column * columnStride;
    }
}
