package dev.telar.regularizers;

import java.util.Objects;

import dev.telar.error.ShapeException;
import dev.telar.tensor.Tensor;

/// Keeps the rows or columns of a matrix at right angles: *λ/2·Σ|cos(i, j)| / (number of pairs)* over all ordered pairs of different
/// ones, which is what Keras computes.
///
/// @param factor λ, 0 or more; Keras' default is 0.01
/// @param mode whether rows or columns; Keras' default is rows
public record OrthogonalRegularizer(double factor, Mode mode) implements Regularizer {

    /// Added under the root of a length, so that a row of zeros has one.
    private static final double EPSILON = 1e-12;

    /// What is kept at right angles.
    public enum Mode {
        /// The rows of the matrix.
        ROWS,
        /// The columns of the matrix.
        COLUMNS
    }

    /// Checks the factor.
    public OrthogonalRegularizer {
        L1L2.check("orthogonal", factor);
        Objects.requireNonNull(mode, "mode");
    }

    /// The penalty with Keras' defaults.
    public static OrthogonalRegularizer of() {
        return new OrthogonalRegularizer(0.01, Mode.ROWS);
    }

    /// With another factor.
    public OrthogonalRegularizer factor(double factor) {
        return new OrthogonalRegularizer(factor, mode);
    }

    /// With another mode.
    public OrthogonalRegularizer mode(Mode mode) {
        return new OrthogonalRegularizer(factor, mode);
    }

    @Override
    public Tensor penalty(Tensor weight) {
        if (weight.shape().rank() != 2) {
            throw new ShapeException("orthogonal: the weight must be a matrix, given " + weight.shape());
        }
        int axis = mode == Mode.ROWS ? 1 : 0;
        Tensor units = weight.multiply(weight.square().sumKeepDims(axis).maximum(EPSILON).rsqrt());
        Tensor cosines = mode == Mode.ROWS ? units.matmul(units, false, true) : units.matmul(units, true, false);
        int size = cosines.shape().size(0);
        Tensor diagonal = Tensor.eye(size).to(weight.place()).cast(weight.dtype());
        Tensor others = cosines.multiply(diagonal.subtractFrom(1)).abs();
        return others.sum().multiply(0.5 * factor / Math.max(1, size * (size - 1.0) / 2));
    }
}
