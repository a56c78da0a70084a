package dev.telar.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;
import dev.telar.tensor.Variable;
import dev.telar.shape.Shape;

/// Thousands of steps hold as many bytes as one.
class TrainingMemoryTest {

    private static final int STEPS = 3000;

    @Test
    void stepsLeaveNothingBehind() {
        try (Backend backend = new Nd4jProvider().create()) {
            Backends.use(backend, () -> TensorScope.run(() -> {
                Variable w = Variable.trainable("w", normal(32, 32));
                Tensor x = normal(16, 32);
                TensorScope.run(() -> step(w, x));
                long before = backend.liveBytes();
                for (int i = 0; i < STEPS; i++) {
                    TensorScope.run(() -> step(w, x));
                    assertThat(backend.liveBytes()).as("live bytes after step %d", i).isEqualTo(before);
                }
            }));
        }
    }

    private static void step(Variable w, Tensor x) {
        Tensor y = x.matmul(w.get()).tanh();
        Tensor slope = x.matmul(y, true, false).divide(x.shape().size(0));
        w.set(w.get().subtract(slope.multiply(1e-3)));
    }

    private static Tensor normal(int rows, int columns) {
        Random random = new Random(1);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(values, Shape.of(rows, columns));
    }
}
