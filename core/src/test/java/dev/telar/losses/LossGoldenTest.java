package dev.telar.losses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// Losses against PyTorch's, see `losses.py` beside the numbers.
class LossGoldenTest {

    static Stream<String> cases() throws IOException {
        try (InputStream in = LossGoldenTest.class.getResourceAsStream("losses.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void perSample_equalsTorch(String line) {
        String[] parts = line.split("\\|");
        Shape shape = Shape.of(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        double[] targets = numbers(parts[3]);
        boolean sparse = parts[0].startsWith("sparse");
        Tensor t = sparse ? Tensor.of(targets).cast(DType.INT32) : Tensor.of(targets, shape);
        Tensor predictions = Tensor.of(numbers(parts[4]), shape);
        Loss loss = loss(parts[0]);

        loss.check(t.spec(), predictions.spec());
        loss.checkValues(t, predictions.spec());
        Tensor losses = loss.perSample(t, predictions);

        assertThat(losses.shape()).isEqualTo(Shape.of(shape.size(0)));
        double[] expected = numbers(parts[5]);
        double[] actual = losses.toDoubleArray();
        for (int i = 0; i < expected.length; i++) {
            // the probabilities of the goldens are float32 numbers, so nothing but float64 rounding differs
            assertThat(actual[i]).isCloseTo(expected[i], Offset.offset(1e-12 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static Loss loss(String name) {
        return switch (name) {
            case "categorical" -> CategoricalCrossentropy.of();
            case "categorical_logits" -> CategoricalCrossentropy.of().fromLogits(true);
            case "categorical_logits_smoothed" -> CategoricalCrossentropy.of().fromLogits(true).labelSmoothing(0.1);
            case "sparse" -> SparseCategoricalCrossentropy.of();
            case "sparse_logits" -> SparseCategoricalCrossentropy.of().fromLogits(true);
            case "binary" -> BinaryCrossentropy.of();
            case "binary_logits" -> BinaryCrossentropy.of().fromLogits(true);
            case "binary_logits_smoothed" -> BinaryCrossentropy.of().fromLogits(true).labelSmoothing(0.2);
            case "mean_squared_error" -> MeanSquaredError.of();
            case "mean_absolute_error" -> MeanAbsoluteError.of();
            case "huber" -> Huber.of();
            case "huber_half" -> Huber.of().delta(0.5);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
