/// What happens beside training: progress on the screen, early stopping, logs. A [dev.telar.callbacks.Callback] is told of every epoch and
/// batch; it reaches the model through a [dev.telar.callbacks.TrainingRun]. Uses `tensor` and `optimizers`, and knows no model.
@org.jspecify.annotations.NullMarked
package dev.telar.callbacks;
