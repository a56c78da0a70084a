package dev.telar.backend.djl;

import ai.djl.pytorch.jni.JniUtils;

import dev.telar.error.BackendException;

/// How many threads share one operation, in the whole process.
final class Threads {

    private static final String PROPERTY = "telar.threads";

    private Threads() {}

    /// Sets what the system property `telar.threads` says; without it PyTorch chooses, which takes the processor's cores.
    static void configure() {
        String text = System.getProperty(PROPERTY);
        if (text != null) {
            JniUtils.setNumThreads(parse(text));
        }
    }

    static int parse(String text) {
        try {
            int threads = Integer.parseInt(text.strip());
            if (threads > 0) {
                return threads;
            }
        } catch (NumberFormatException e) {
            throw new BackendException(message(text), e);
        }
        throw new BackendException(message(text));
    }

    private static String message(String text) {
        return "djl: " + PROPERTY + " must be a whole number of 1 or more, given " + text;
    }
}
