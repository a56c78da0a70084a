package dev.telar.backend.nd4j.ops;

import dev.telar.backend.nd4j.library.Transforms;
import dev.telar.backend.nd4j.library.Transforms.Function;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.ActivationKind;
import dev.telar.shape.DType;

/// Activation functions and their gradients. GELU is composed: Java has no error function.
final class Activations {

    /// Where x·f(x) with f(−∞) = 0 would be ∞·0, x is limited to this first.
    private static final double SATURATED = 1000;
    private static final double GELU_SLOPE = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBIC = 0.044715;

    private Activations() {}

    static boolean has(ActivationKind kind) {
        return kind != ActivationKind.GELU;
    }

    /// *y = f(x)*, of which both may be one.
    static void apply(ActivationKind kind, NativeStorage x, NativeStorage y) {
        if (kind == ActivationKind.LINEAR && x == y || y.count() == 0) {
            return;
        }
        if (kind == ActivationKind.SIGMOID && y.dtype() == DType.FLOAT32) {
            sigmoid(x, y);
            return;
        }
        Scratch scratch = Scratch.get();
        int count = y.count();
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, count - at);
            if (kind == ActivationKind.RELU && y.dtype() == DType.FLOAT32) {
                float[] values = scratch.floats(0);
                Elements.read(x.segment(), at, values, 0, n);
                for (int i = 0; i < n; i++) {
                    values[i] = Math.max(values[i], 0f);
                }
                Elements.write(values, y.segment(), at, n);
            } else {
                double[] values = scratch.doubles(0);
                Elements.read(x.dtype(), x.segment(), at, values, 0, n);
                for (int i = 0; i < n; i++) {
                    values[i] = value(kind, values[i]);
                }
                Elements.write(values, y.dtype(), y.segment(), at, n);
            }
        }
    }

    /// *1/(1 + e⁻ˣ)* by the library's exponential function.
    private static void sigmoid(NativeStorage x, NativeStorage y) {
        float[] values = Scratch.get().floats(0);
        int count = y.count();
        Transforms transforms = Transforms.take();
        for (int at = 0; at < count; at += Transforms.BLOCK) {
            int n = Math.min(Transforms.BLOCK, count - at);
            Elements.read(x.segment(), at, values, 0, n);
            for (int i = 0; i < n; i++) {
                values[i] = -values[i];
            }
            Elements.write(values, transforms.values(), 0, n);
            transforms.apply(Function.EXP, DType.FLOAT32, n);
            Elements.read(transforms.values(), 0, values, 0, n);
            for (int i = 0; i < n; i++) {
                values[i] = 1 / (1 + values[i]);
            }
            Elements.write(values, y.segment(), at, n);
        }
        transforms.giveBack();
    }

    private static double value(ActivationKind kind, double x) {
        return switch (kind) {
            case LINEAR -> x;
            case RELU -> Math.max(x, 0);
            case SIGMOID -> sigmoid(x);
            case TANH -> Math.tanh(x);
            case GELU_TANH -> Math.max(x, -SATURATED) * (inner(Math.max(x, -SATURATED)) + 1) * 0.5;
            case SILU -> Math.max(x, -SATURATED) * sigmoid(x);
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case GELU -> throw new IllegalArgumentException("gelu is composed");
        };
    }

    /// e⁻|ˣ| is at most 1, hence neither end overflows.
    private static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    private static double inner(double x) {
        return Math.tanh(x * (x * x * GELU_CUBIC + 1) * GELU_SLOPE);
    }

    /// *dx = f′·dy*.
    ///
    /// @param s the output of the function where the gradient follows from it, else its input
    static void gradient(ActivationKind kind, NativeStorage s, NativeStorage dy, NativeStorage dx) {
        Scratch scratch = Scratch.get();
        int count = dx.count();
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, count - at);
            if (dx.dtype() == DType.FLOAT32 && kind.gradientFromOutput()) {
                float[] y = scratch.floats(0);
                float[] d = scratch.floats(1);
                Elements.read(s.segment(), at, y, 0, n);
                Elements.read(dy.segment(), at, d, 0, n);
                gradient(kind, y, d, n);
                Elements.write(d, dx.segment(), at, n);
            } else {
                double[] x = scratch.doubles(0);
                double[] d = scratch.doubles(1);
                Elements.read(s.dtype(), s.segment(), at, x, 0, n);
                Elements.read(dy.dtype(), dy.segment(), at, d, 0, n);
                for (int i = 0; i < n; i++) {
                    d[i] = kind == ActivationKind.RELU ? x[i] > 0 ? d[i] : 0 : d[i] * slope(kind, x[i]);
                }
                Elements.write(d, dx.dtype(), dx.segment(), at, n);
            }
        }
    }

    private static void gradient(ActivationKind kind, float[] y, float[] d, int n) {
        switch (kind) {
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    d[i] = y[i] > 0 ? d[i] : 0;
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < n; i++) {
                    d[i] = d[i] * (y[i] * (1 - y[i]));
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    d[i] = d[i] * (1 - y[i] * y[i]);
                }
            }
            default -> {
            }
        }
    }

    private static double slope(ActivationKind kind, double s) {
        return switch (kind) {
            case LINEAR -> 1;
            case SIGMOID -> s * (1 - s);
            case TANH -> 1 - s * s;
            case SOFTPLUS -> sigmoid(s);
            case SILU -> {
                double x = Math.clamp(s, -SATURATED, SATURATED);
                double y = sigmoid(x);
                yield y * (x * (1 - y) + 1);
            }
            case GELU_TANH -> {
                double x = Math.clamp(s, -SATURATED, SATURATED);
                double t = inner(x);
                yield 0.5 * (t + 1 + x * (1 - t * t) * (x * x * (3 * GELU_CUBIC) + 1) * GELU_SLOPE);
            }
            case RELU, GELU -> throw new IllegalArgumentException(kind + " has no slope here");
        };
    }
}
