package dev.telar.autograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// Compares gradients with central differences in FLOAT64, *(f(x + h) − f(x − h)) / 2h*, whose error is about *h²·|f‴|/6 + 2⁻⁵²·|f|/h*.
final class GradientCheck {

    private final double step;
    private final double tolerance;

    private GradientCheck(double step, double tolerance) {
        this.step = step;
        this.tolerance = tolerance;
    }

    /// For functions of FLOAT64 with derivatives of order 1 up to about 10³.
    static GradientCheck inDoubles() {
        return new GradientCheck(1e-5, 2e-6);
    }

    /// For functions that are linear, but rounded to FLOAT32 on the way.
    static GradientCheck ofLinearInFloats() {
        return new GradientCheck(0.125, 1e-5);
    }

    /// Checks the first and the second derivatives of a function with respect to all of its floating inputs.
    void check(Function<List<Tensor>, List<Tensor>> function, List<Tensor> inputs) {
        Function<List<Tensor>, Tensor> scalar = x -> weighted(function.apply(x));
        List<Tensor> first = gradients(scalar, inputs, Autograd.allowUnused());
        assertAgree("first", scalar, inputs, first);
        Function<List<Tensor>, Tensor> slope = x -> weighted(gradients(scalar, x, Autograd.allowUnused()));
        assertAgree("second", slope, inputs, gradients(slope, inputs, Autograd.allowUnused()));
    }

    private static List<Tensor> gradients(Function<List<Tensor>, Tensor> function, List<Tensor> inputs, Differentiation setting) {
        return setting.gradients(floating(inputs), x -> function.apply(replaced(inputs, x)));
    }

    private void assertAgree(String order, Function<List<Tensor>, Tensor> function, List<Tensor> inputs, List<Tensor> actual) {
        List<Tensor> floating = floating(inputs);
        for (int i = 0; i < floating.size(); i++) {
            assertThat(actual.get(i).spec()).isEqualTo(floating.get(i).spec());
            double[] values = floating.get(i).toDoubleArray();
            double[] gradient = actual.get(i).toDoubleArray();
            for (int k = 0; k < values.length; k++) {
                double difference = (at(function, inputs, i, k, step) - at(function, inputs, i, k, -step)) / (2 * step);
                assertThat(gradient[k]).as("%s derivative, floating input %d, element %d", order, i, k)
                        .isCloseTo(difference,
                                org.assertj.core.api.Assertions.within(tolerance * Math.max(1, Math.abs(difference))));
            }
        }
    }

    private static double at(Function<List<Tensor>, Tensor> function, List<Tensor> inputs, int input, int element, double step) {
        List<Tensor> moved = new ArrayList<>(floating(inputs));
        double[] values = moved.get(input).toDoubleArray();
        values[element] += step;
        moved.set(input, Tensor.of(values, moved.get(input).shape()));
        return function.apply(replaced(inputs, moved)).item();
    }

    /// The sum of all floating results with fixed weights, no two of which are alike.
    private static Tensor weighted(List<Tensor> results) {
        Random random = new Random(7);
        Tensor sum = Tensor.full(0, DType.FLOAT64);
        for (Tensor result : results) {
            if (result.dtype().isFloating()) {
                Tensor weights = Tensor.of(random.doubles(result.shape().count(), 0.5, 1.5).toArray(), result.shape());
                sum = sum.add(result.cast(DType.FLOAT64).multiply(weights).sum());
            }
        }
        return sum;
    }

    private static List<Tensor> floating(List<Tensor> inputs) {
        return inputs.stream().filter(x -> x.dtype().isFloating()).toList();
    }

    private static List<Tensor> replaced(List<Tensor> inputs, List<Tensor> floating) {
        List<Tensor> all = new ArrayList<>();
        int next = 0;
        for (Tensor input : inputs) {
            all.add(input.dtype().isFloating() ? floating.get(next++) : input);
        }
        return all;
    }

    /// FLOAT64 numbers between two bounds, the same at every call.
    static Tensor between(double low, double high, int... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(shape.hashCode() * 31L + Double.hashCode(low));
        return Tensor.of(random.doubles(shape.count(), low, high).toArray(), shape);
    }

    /// FLOAT64 numbers of which no two lie closer than 0.25, in a shuffled order.
    static Tensor apart(int... sizes) {
        Shape shape = Shape.of(sizes);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < shape.count(); i++) {
            values.add(0.25 * i - 1.1);
        }
        java.util.Collections.shuffle(values, new Random(3));
        return Tensor.of(values.stream().mapToDouble(Double::doubleValue).toArray(), shape);
    }
}
