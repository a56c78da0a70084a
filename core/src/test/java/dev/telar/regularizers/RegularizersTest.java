package dev.telar.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import dev.telar.error.ShapeException;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

class RegularizersTest {

    private static final Tensor WEIGHT = Tensor.of(new double[]{1, -2, 0, 3}, Shape.of(2, 2));

    @Test
    void l1_isTheSumOfTheAbsoluteValues() {
        assertThat(L1.of(0.5).penalty(WEIGHT).item()).isEqualTo(3);
        assertThat(L1.of()).isEqualTo(new L1(0.01));
    }

    @Test
    void l2_isTheSumOfTheSquares() {
        assertThat(L2.of(0.5).penalty(WEIGHT).item()).isEqualTo(7);
        assertThat(L2.of()).isEqualTo(new L2(0.01));
    }

    @Test
    void l1l2_isTheSumOfBoth() {
        assertThat(L1L2.of(0.5, 0.25).penalty(WEIGHT).item()).isEqualTo(6.5);
    }

    @Test
    void penalty_hasTheTypeOfTheWeight() {
        assertThat(L2.of().penalty(WEIGHT.cast(DType.FLOAT32)).spec().toString()).isEqualTo("FLOAT32 ()");
    }

    /// Rows (1, 0) and (1, 1): cos 45° = 0.70711, one pair.
    @Test
    void orthogonal_rows_isTheMeanAbsoluteCosine() {
        Tensor weight = Tensor.of(new double[]{1, 0, 1, 1}, Shape.of(2, 2));
        assertThat(OrthogonalRegularizer.of().factor(2).penalty(weight).item()).isCloseTo(2 * 0.7071067811865476, within(1e-12));
    }

    /// Columns (1, 0), (1, 1) and (0, −5): 45°, 90° and 135°, three pairs.
    @Test
    void orthogonal_columns_isTheMeanAbsoluteCosine() {
        Tensor weight = Tensor.of(new double[]{1, 1, 0, 0, 1, -5}, Shape.of(2, 3));
        OrthogonalRegularizer columns = OrthogonalRegularizer.of().factor(3).mode(OrthogonalRegularizer.Mode.COLUMNS);
        assertThat(columns.penalty(weight).item()).isCloseTo(2 * 0.7071067811865476, within(1e-12));
        assertThat(OrthogonalRegularizer.of()).isEqualTo(new OrthogonalRegularizer(0.01, OrthogonalRegularizer.Mode.ROWS));
    }

    @Test
    void orthogonal_noMatrix_isRefused() {
        assertThatThrownBy(() -> OrthogonalRegularizer.of().penalty(Tensor.zeros(3))).isInstanceOf(ShapeException.class)
                .hasMessage("orthogonal: the weight must be a matrix, given (3,)");
    }

    @Test
    void factors_outOfRange_areRefused() {
        refused(() -> L1.of(-1), "l1: the factor must be 0 or more and finite, given -1.0");
        refused(() -> L2.of(Double.NaN), "l2: the factor must be 0 or more and finite, given NaN");
        refused(() -> L1L2.of(0, -2), "l2: the factor must be 0 or more and finite, given -2.0");
        refused(() -> OrthogonalRegularizer.of().factor(-1), "orthogonal: the factor must be 0 or more and finite, given -1.0");
    }

    private static void refused(Runnable made, String message) {
        assertThatThrownBy(made::run).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
