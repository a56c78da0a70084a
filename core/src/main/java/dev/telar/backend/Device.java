package dev.telar.backend;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a backend computes.
///
/// @param kind `cpu` or `gpu`
/// @param index which one of its kind, from 0
public record Device(String kind, int index) {

    /// The processor that runs the JVM.
    public static final Device CPU = new Device("cpu", 0);

    /// Checks that the kind is a word of small letters and the index 0 or more.
    public Device {
        if (!isWord(kind) || index < 0) {
            throw new IllegalArgumentException("device: a kind such as cpu or gpu and an index from 0 expected, given " + kind
                    + " and " + index);
        }
    }

    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// The graphics processor of the given index.
    public static Device gpu(int index) {
        return new Device("gpu", index);
    }

    /// Reads `cpu`, `gpu` (which is `gpu:0`) or `gpu:1`.
    ///
    /// @throws IllegalArgumentException if the text is something else
    public static Device parse(String text) {
        Matcher matcher = Text.PATTERN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("device: " + text + " is none; write cpu, gpu or gpu:1");
        }
        String index = matcher.group(2);
        return new Device(matcher.group(1), index == null ? 0 : Integer.parseInt(index));
    }

    /// `cpu`, or `gpu:0`, `gpu:1` …
    @Override
    public String toString() {
        return this.equals(CPU) ? kind : kind + ":" + index;
    }

    /// Loaded when a device is first read from a text.
    private static final class Text {

        private static final Pattern PATTERN = Pattern.compile("([a-z]+)(?::(\\d{1,9}))?");
    }
}
