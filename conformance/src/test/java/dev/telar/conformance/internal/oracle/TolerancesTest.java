package dev.telar.conformance.internal.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.autograd.Autograd;
import dev.telar.conformance.internal.cases.AllCases;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.HostArray;
import dev.telar.op.MatMul;
import dev.telar.op.Softmax;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

class TolerancesTest {

    @Test
    void sumInOneRow_ofTenMillionTenths_isFarOutOfBounds() {
        int n = 10_000_000;
        float sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 0.1f;
        }
        double exact = n * (double) 0.1f;
        assertThat(sum).isEqualTo(1087937f);
        assertThat(Math.abs(sum - exact)).isGreaterThan(50 * Tolerances.sumErrors(n) * Precision.FLOAT32.roundoff() * exact);
    }

    @Test
    void sumOfFewTerms_mayBeAddedUpInAnyOrder() {
        assertThat(Tolerances.sumErrors(1)).isEqualTo(1);
        assertThat(Tolerances.sumErrors(64)).isEqualTo(64);
        assertThat(Tolerances.sumErrors(6400)).isEqualTo(640);
    }

    @Test
    void classes_areThoseOfTheTable() {
        assertThat(Tolerances.isExact(new Binary(BinaryKind.DIV), DType.FLOAT32)).isTrue();
        assertThat(Tolerances.isExact(new Unary(UnaryKind.SQRT), DType.FLOAT64)).isTrue();
        assertThat(Tolerances.isExact(new Unary(UnaryKind.EXP), DType.FLOAT32)).isFalse();
        assertThat(Tolerances.isExact(new MatMul(false, false), DType.FLOAT32)).isFalse();
        assertThat(Tolerances.isExact(new Softmax(0), DType.FLOAT32)).isFalse();
        assertThat(Tolerances.rule(new Unary(UnaryKind.EXP), DType.FLOAT32)).isEqualTo("4 ulp");
        assertThat(Tolerances.rule(new MatMul(false, false), DType.FLOAT32)).isEqualTo("n·ε·Σ|aᵢ·bᵢ|");
        assertThat(Tolerances.rule(new Softmax(0), DType.FLOAT32)).isEqualTo("twice the error of the decomposition");
    }

    @Test
    void boundsInFloat64_areDoubled_andFusedOnesTwiceAsWide() {
        assertThat(Tolerances.allowed(1e-6, false, Precision.FLOAT32)).isEqualTo(1e-6);
        assertThat(Tolerances.allowed(1e-6, true, Precision.FLOAT32)).isEqualTo(2e-6 + Float.MIN_NORMAL);
        assertThat(Tolerances.allowed(1e-6, false, Precision.FLOAT64)).isEqualTo(2e-6);
    }

    /// A bound that nobody can miss would be no check.
    @Test
    void boundsOfAllCases_areFiniteWhereTheResultsAre() {
        List<String> vacuous = new ArrayList<>();
        for (Case given : AllCases.list()) {
            for (Expected expected : Oracle.results(given.op(), given.values(), given.dtype())) {
                double[] allowed = expected.allowed();
                boolean floating = expected.values().spec().dtype().isFloating();
                double[] values = allowed != null && floating ? expected.values().doubles() : new double[0];
                for (int i = 0; allowed != null && i < values.length; i++) {
                    if (Double.isFinite(values[i]) && !Double.isFinite(allowed[i])) {
                        vacuous.add(allowed[i] + " for element " + i + " of " + given.title());
                    }
                }
            }
        }
        assertThat(vacuous).isEmpty();
    }

    /// What a bound relative to the greatest element, 10⁻⁴ of it, would let pass.
    @Test
    void errorOfAThousandth_inASmallElementOfAGradient_isOutOfBounds() {
        HostArray x = HostArray.of(Shape.of(2), new float[]{0.1f, -9});
        Expected expected = Oracle.program(List.of(x), DType.FLOAT32, List.of(x.spec()),
                inputs -> Autograd.gradients(inputs, given -> given.getFirst().sigmoid().sum())).getFirst();
        double[] exact = expected.values().doubles();
        HostArray right = HostArray.of(Shape.of(2), new float[]{(float) exact[0], (float) exact[1]});
        HostArray wrong = HostArray.of(Shape.of(2), new float[]{(float) exact[0], (float) (exact[1] * 1.001)});
        assertThat(exact[1]).isBetween(1.2e-4, 1.3e-4);
        assertThat(Comparison.of("the gradient", right, expected).mismatch()).isNull();
        assertThat(Comparison.of("the gradient", wrong, expected).share()).isGreaterThan(100);
    }

    @Test
    void integers_doNotRound() {
        assertThatThrownBy(() -> Precision.of(DType.INT32)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("INT32 does not round");
    }
}
