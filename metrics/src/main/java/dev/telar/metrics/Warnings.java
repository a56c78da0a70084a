package dev.telar.metrics;

import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The warnings of one computation: each text once, logged when it first comes.
final class Warnings {

    private static final System.Logger LOGGER = System.getLogger("dev.telar.metrics");

    private final Set<String> texts = new LinkedHashSet<>();

    void add(String text) {
        if (texts.add(text)) {
            LOGGER.log(Level.WARNING, () -> text);
        }
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
