package dev.telar.op;

/// Composites of neural networks: activations, linear layers, softmax and its losses, normalisation.
public sealed interface Neural extends Composite permits Activate, ActivateGradient, Linear, Softmax, LogSoftmax,
        SoftmaxCrossEntropy, SparseSoftmaxCrossEntropy, LayerNorm {}
