package dev.telar.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Keeps what the module logs while it is open.
final class LogRecorder extends Handler implements AutoCloseable {

    private final List<String> messages = new ArrayList<>();
    private final Logger logger = Logger.getLogger("dev.telar.metrics");

    LogRecorder() {
        logger.addHandler(this);
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord entry) {
        messages.add(entry.getLevel() + ": " + entry.getMessage());
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
