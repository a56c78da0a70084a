package dev.telar.metrics;

import java.util.List;

import dev.telar.tensor.Tensor;

/// True or predicted labels, in one of the forms that classification scores compare: a class for each sample (numbers, booleans or
/// strings), or a matrix (samples, labels) that says which labels each sample has.
///
/// Integral floating-point numbers are labels (`3.0`) and equal the integer of the same value; others are
/// [TargetType#CONTINUOUS], which the scores refuse. A matrix of one column is a vector.
public sealed interface Targets permits ClassLabels, LabelIndicator {

    /// The number of samples.
    int size();

    /// The kind of targets that the values show.
    TargetType type();

    /// A class number for each sample.
    static Targets of(int[] labels) {
        return ClassLabels.of(labels);
    }

    /// A class for each sample, as integral floating-point numbers; names print as `3.0`.
    static Targets of(double[] labels) {
        return ClassLabels.of(labels);
    }

    /// One of two classes for each sample; names print as `False` and `True`.
    static Targets of(boolean[] labels) {
        return ClassLabels.of(labels);
    }

    /// A class name for each sample; names are sorted by code points.
    static Targets of(String[] labels) {
        return ClassLabels.of(List.of(labels));
    }

    /// A class for each sample: all of them integers (Byte to Long), or numbers of which some are Float or Double, or Booleans, or
    /// Strings.
    ///
    /// @throws IllegalArgumentException for a mix of strings and numbers, or another class of elements
    static Targets of(List<?> labels) {
        return ClassLabels.of(labels);
    }

    /// A matrix (samples, labels): sample i has label j where element (i, j) is not 0.
    ///
    /// @throws IllegalArgumentException for rows of different lengths
    static Targets of(int[][] indicator) {
        return LabelIndicator.of(indicator);
    }

    /// A matrix (samples, labels): sample i has label j where element (i, j) is true.
    ///
    /// @throws IllegalArgumentException for rows of different lengths
    static Targets of(boolean[][] indicator) {
        return LabelIndicator.of(indicator);
    }

    /// The labels that a tensor holds: a class for each sample, (samples) or (samples, 1), or a label indicator, (samples, labels).
    /// INT32 and UINT8 are class numbers, BOOL the classes false and true, floating-point numbers must be integral.
    ///
    /// @throws dev.telar.error.ShapeException for another number of axes
    static Targets of(Tensor labels) {
        return TensorValues.targets(labels);
    }
}
