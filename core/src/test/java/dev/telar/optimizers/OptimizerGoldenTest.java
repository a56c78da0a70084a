package dev.telar.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.telar.tensor.Tensor;
import dev.telar.tensor.Variable;

/// Twelve steps of each optimizer against PyTorch and Keras' formulas, see `optimizers.py` beside the numbers.
class OptimizerGoldenTest {

    static Stream<String> cases() throws IOException {
        try (InputStream in = OptimizerGoldenTest.class.getResourceAsStream("optimizers.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void steps_equalTheGoldenOnes(String line) {
        String[] parts = line.split("\\|");
        Optimizer optimizer = optimizer(parts[0]);
        Variable w = Variable.trainable("w", Tensor.of(numbers(parts[1])));
        String[] rows = parts[2].split(";");
        for (int t = 0; t < rows.length; t++) {
            optimizer.apply(List.of(w), List.of(gradient(w.get(), t)));
            double[] expected = numbers(rows[t]);
            double[] actual = w.get().toDoubleArray();
            for (int i = 0; i < expected.length; i++) {
                // the learning rate is a FLOAT32 number
                assertThat(actual[i]).as("step %d, weight %d", t, i).isCloseTo(expected[i],
                        Offset.offset(3e-7 * (1 + Math.abs(expected[i]))));
            }
        }
        assertThat(optimizer.iterations().get().item()).isEqualTo(rows.length);
    }

    private static Tensor gradient(Tensor w, int t) {
        return w.multiply(0.3).add(w.multiply(t).add(t).cos());
    }

    private static Optimizer optimizer(String name) {
        return switch (name) {
            case "sgd" -> Sgd.of(0.1);
            case "momentum" -> Sgd.of(0.1).momentum(0.9);
            case "nesterov" -> Sgd.of(0.1).momentum(0.9).nesterov(true);
            case "rmsprop" -> RmsProp.of(0.01);
            case "rmsprop_centered_momentum" -> RmsProp.of(0.01).rho(0.8).momentum(0.5).epsilon(1e-5).centered(true);
            case "adam" -> Adam.of(0.01);
            case "amsgrad" -> Adam.of(0.05).beta1(0.8).beta2(0.95).amsgrad(true);
            case "adamw" -> AdamW.of(0.01).weightDecay(0.1);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
