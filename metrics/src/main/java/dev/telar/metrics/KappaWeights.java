package dev.telar.metrics;

/// How much a disagreement counts in Cohen's kappa, by the distance d of the two labels in the order of the labels.
public enum KappaWeights {

    /// Every disagreement counts 1.
    NONE,
    /// d.
    LINEAR,
    /// d².
    QUADRATIC;

    double weight(int distance) {
        return switch (this) {
            case NONE -> distance == 0 ? 0 : 1;
            case LINEAR -> distance;
            case QUADRATIC -> (double) distance * distance;
        };
    }
}
