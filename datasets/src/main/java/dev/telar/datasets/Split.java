package dev.telar.datasets;

import java.util.Objects;
import java.util.function.Function;

/// Two parts of something: what is trained on, and what is held back.
///
/// @param first the training part
/// @param second the test or validation part
/// @param <T> what was split
public record Split<T>(T first, T second) {

    /// Refuses nulls.
    public Split {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    /// Both parts, each after `function`: `rows.map(images::subset)`.
    public <R> Split<R> map(Function<? super T, ? extends R> function) {
        return new Split<>(function.apply(first), function.apply(second));
    }
}
