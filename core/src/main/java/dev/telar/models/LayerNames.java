package dev.telar.models;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import dev.telar.layers.Layer;

/// Names for the layers of one model: the user's, or the class in snake case with `_1`, `_2` … from the second on, as Keras does for each
/// program.
final class LayerNames {

    private final Set<String> taken = new HashSet<>();

    /// A name for a layer that is new in the model.
    ///
    /// @throws IllegalArgumentException if the user gave the layer a name that another one has
    String nameOf(Layer layer) {
        if (layer.name().isPresent()) {
            String name = layer.name().get();
            if (!taken.add(name)) {
                throw new IllegalArgumentException("All layers added to a Sequential model should have unique names. Name '"
                        + name + "' is already the name of a layer in this model. Give the layer another name.");
            }
            return name;
        }
        String base = snakeCase(layer.getClass().getSimpleName());
        String name = base;
        for (int i = 1; !taken.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    void forget(String name) {
        taken.remove(name);
    }

    /// `BatchNormalization` → `batch_normalization`, `Conv2D` → `conv2d`, `LSTM` → `lstm`, by Keras' `to_snake_case`.
    static String snakeCase(String className) {
        String words = isOneWord(className)
                ? className.toLowerCase(Locale.ROOT)
                : className.replaceAll("\\W+", "")
                        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "layer" : words;
    }

    /// Whether a name is a capital letter and small ones, as most are: the patterns change nothing then, and loading them takes a while.
    private static boolean isOneWord(String className) {
        for (int i = 0; i < className.length(); i++) {
            char letter = className.charAt(i);
            boolean fits = i == 0 ? letter >= 'A' && letter <= 'Z' : letter >= 'a' && letter <= 'z';
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
