package dev.telar.backend.nd4j.ops;

import dev.telar.shape.Shape;

/// An axis, or several that lie side by side, among the others: element *(o, i, j)* lies at *(o·size + i)·inner + j*.
///
/// @param outer the product of the sizes before it
/// @param size its own size
/// @param inner the product of the sizes behind it
record Span(int outer, int size, int inner) {

    /// The axes `first` … `last`; none where `last` is below `first`.
    static Span of(Shape shape, int first, int last) {
        return new Span(shape.part(0, first).count(), shape.part(first, last + 1).count(),
                shape.part(last + 1, shape.rank()).count());
    }
}
