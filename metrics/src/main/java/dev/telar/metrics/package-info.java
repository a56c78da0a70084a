/// Scores for models. Two families live here: scores of whole arrays, with scikit-learn's names, defaults, edge cases and texts
/// ([dev.telar.metrics.ClassificationReport], [dev.telar.metrics.ConfusionMatrix], [dev.telar.metrics.ClassificationScores],
/// [dev.telar.metrics.ProbabilityScores], [dev.telar.metrics.RocCurve], [dev.telar.metrics.PrecisionRecallCurve],
/// [dev.telar.metrics.RegressionScores]), and streaming metrics, which a model's training adds up batch by batch, as Keras does.
/// Uses core; never a backend.
@org.jspecify.annotations.NullMarked
package dev.telar.metrics;
