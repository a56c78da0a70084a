package dev.telar.conformance.internal;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names with `*` for any text.
public final class Glob {

    private Glob() {}

    /// What matches the names.
    public static Pattern of(String names) {
        return Pattern.compile(Stream.of(names.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
