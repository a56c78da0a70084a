package dev.telar.metrics;

/// How the ROC AUC, which compares two classes, extends to more.
public enum MulticlassAuc {

    /// Each class against all others together.
    ONE_VS_REST,
    /// Each pair of classes by itself (Hand and Till, 2001); insensitive to how frequent classes are with [Average#MACRO].
    ONE_VS_ONE
}
