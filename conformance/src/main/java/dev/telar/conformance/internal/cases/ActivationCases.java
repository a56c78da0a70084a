package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.shape.DType;

/// Activation functions and their derivatives.
public final class ActivationCases {

    private static final List<DType> FLOATING = List.of(DType.FLOAT32, DType.FLOAT64);

    private ActivationCases() {}

    /// All of them.
    public static List<Case> all() {
        Cases cases = new Cases();
        for (ActivationKind kind : ActivationKind.values()) {
            values(kind, cases);
            gradients(kind, cases);
        }
        return cases.list();
    }

    private static void values(ActivationKind kind, Cases cases) {
        Activate op = new Activate(kind);
        for (int[] shape : Shapes.ANY) {
            cases.add("normal", op, Values.normal(1, shape));
        }
        for (DType dtype : FLOATING) {
            cases.add("-30 to 30", op, Values.range(dtype, -30, 30, 1201));
            cases.add("special", op, Values.special(dtype));
            cases.add("far out", op, Values.each(dtype, i -> new double[]{-1e30, -1e4, -50, -20, 20, 50, 1e4, 1e30}[i], 8));
        }
    }

    private static void gradients(ActivationKind kind, Cases cases) {
        ActivateGradient op = new ActivateGradient(kind);
        for (int[] shape : Shapes.ANY) {
            cases.add("normal", op, source(kind, DType.FLOAT32, shape), Values.normal(2, shape));
        }
        for (DType dtype : FLOATING) {
            cases.add("normal", op, source(kind, dtype, 4, 33), Values.normal(dtype, 2, 4, 33));
            double range = kind.gradientFromOutput() ? 1 : 30;
            cases.add("sweep", op, Values.range(dtype, -range, range, 601), Values.each(dtype, _ -> 1, 601));
            cases.add("zeros of both signs", op, Values.each(dtype, i -> i < 2 ? -0.0 : 0.0, 4),
                    Values.each(dtype, i -> i % 2 == 0 ? 1 : -1, 4));
        }
    }

    /// Outputs of the function where its gradient takes those, else inputs.
    private static Input source(ActivationKind kind, DType dtype, int... sizes) {
        return switch (kind) {
            case SIGMOID -> Values.uniform(dtype, 0, 1, 1, sizes);
            case TANH -> Values.uniform(dtype, -1, 1, 1, sizes);
            case LINEAR, RELU, GELU, GELU_TANH, SILU, SOFTPLUS -> Values.normal(dtype, 1, sizes);
        };
    }
}
