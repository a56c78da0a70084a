package dev.telar.examples;

import static dev.telar.activations.Activations.SIGMOID;
import static dev.telar.activations.Activations.TANH;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.telar.autograd.Autograd;
import dev.telar.autograd.ValueAndGradients;
import dev.telar.layers.Dense;
import dev.telar.losses.BinaryCrossentropy;
import dev.telar.models.Sequential;
import dev.telar.optimizers.Adam;
import dev.telar.optimizers.Optimizer;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// Exclusive or with a training loop of one's own: the loss, its gradients, a step of the optimizer.
public final class Xor {

    private static final int STEPS = 500;

    private Xor() {}

    /// Trains and prints what the network makes of the four inputs.
    public static void main(String[] args) {
        run();
    }

    /// @return the probability of a one for 00, 01, 10 and 11
    static float[] run() {
        Tensor x = Tensor.of(new float[][]{{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        Tensor y = Tensor.of(new float[]{0, 1, 1, 0}, Shape.of(4, 1));

        Sequential model = new Sequential().seed(1);
        model.add(Dense.of(8).activation(TANH).inputShape(2));
        model.add(Dense.of(1).activation(SIGMOID));
        BinaryCrossentropy loss = BinaryCrossentropy.of();
        Optimizer optimizer = Adam.of(0.05);

        List<Float> losses = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            // what a step computes on its way is given back at its end
            TensorScope.run(() -> {
                ValueAndGradients result = Autograd.valueAndGradients(model.trainableVariables(),
                        () -> loss.loss(y, model.call(x), null));
                optimizer.apply(model.trainableVariables(), result.gradients());
                losses.add(result.value().toFloatArray()[0]);
            });
            if ((step + 1) % 100 == 0) {
                System.out.printf(Locale.ROOT, "step %d - loss: %.4f%n", step + 1, losses.getLast());
            }
        }
        float[] probabilities = model.predict(x).toFloatArray();
        for (int i = 0; i < 4; i++) {
            System.out.printf(Locale.ROOT, "%d xor %d = %.3f%n", i / 2, i % 2, probabilities[i]);
        }
        return probabilities;
    }
}
