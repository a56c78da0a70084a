package dev.telar.backend;

import java.util.Locale;

/// Where a backend computes.
///
/// @param kind `cpu` or `gpu`
/// @param index which one of its kind, from 0
public record Device(String kind, int index) {

    private static final int MAX_DIGITS = 9;

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
        return consistsOf('a', 'z', text);
    }

    private static boolean consistsOf(char first, char last, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < first || text.charAt(i) > last) {
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
        String device = text.strip().toLowerCase(Locale.ROOT);
        int colon = device.indexOf(':');
        String kind = colon < 0 ? device : device.substring(0, colon);
        String index = colon < 0 ? "0" : device.substring(colon + 1);
        if (!isWord(kind) || !consistsOf('0', '9', index) || index.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("device: " + text + " is none; write cpu, gpu or gpu:1");
        }
        return new Device(kind, Integer.parseInt(index));
    }

    /// `cpu`, or `gpu:0`, `gpu:1` …
    @Override
    public String toString() {
        return this.equals(CPU) ? kind : kind + ":" + index;
    }
}
