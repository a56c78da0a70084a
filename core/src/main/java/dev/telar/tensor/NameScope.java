package dev.telar.tensor;

import java.util.function.Supplier;

import dev.telar.error.TelarException;

/// The path of the layers in whose call the running code is, such as `dense_1`. Errors and the NaN hunter name it.
public final class NameScope {

    private static final ScopedValue<String> PATH = ScopedValue.newInstance();

    private NameScope() {}

    /// The path, its parts joined by ` › `; empty outside of all layers.
    public static String path() {
        return PATH.orElse("");
    }

    /// Runs `body` with `name` added to the path.
    public static <T> T call(String name, Supplier<T> body) {
        String path = path();
        return ScopedValue.where(PATH, path.isEmpty() ? name : path + " › " + name).call(body::get);
    }

    /// Puts the path before the error's message.
    public static void explain(TelarException e) {
        String path = path();
        if (!path.isEmpty()) {
            e.passedThrough(path);
        }
    }
}
