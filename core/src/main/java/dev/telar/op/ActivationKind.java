package dev.telar.op;

import java.util.Locale;

/// The activation functions that backends may fuse. Those with parameters are built from other operations.
public enum ActivationKind {
    /// x.
    LINEAR(true),
    /// max(x, 0); gradient 0 at 0.
    RELU(true),
    /// 1/(1 + e⁻ˣ).
    SIGMOID(true),
    /// tanh x.
    TANH(true),
    /// x·Φ(x) = x/2·(1 + erf(x/√2)).
    GELU(false),
    /// x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))), the approximation of Hendrycks and Gimpel 2016.
    GELU_TANH(false),
    /// x·sigmoid(x), also called swish.
    SILU(false),
    /// log(1 + eˣ).
    SOFTPLUS(false);

    private final String label = name().toLowerCase(Locale.ROOT);
    private final boolean gradientFromOutput;

    ActivationKind(boolean gradientFromOutput) {
        this.gradientFromOutput = gradientFromOutput;
    }

    /// The name in messages, in small letters.
    public String label() {
        return label;
    }

    /// Whether the gradient is computed from the function's output rather than its input.
    public boolean gradientFromOutput() {
        return gradientFromOutput;
    }
}
