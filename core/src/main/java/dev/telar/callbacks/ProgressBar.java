package dev.telar.callbacks;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/// The progress of one epoch, drawn as Keras 3 does (`keras/src/utils/progbar.py`).
///
/// The time of a step leaves the first one out: it is the time since the end of the first step divided by the steps since then.
final class ProgressBar {

    private static final int WIDTH = 20;
    /// The least time between two drawings.
    private static final double INTERVAL_SECONDS = 0.05;
    private static final double SMALL = 1e-3;
    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[32m";
    private static final String WHITE = "\u001b[37m";
    private static final String PLAIN = "\u001b[0m";

    private final int target;
    private final PrintStream out;
    private final long start;
    private final Map<String, Double> values = new LinkedHashMap<>();
    private long afterFirstStep;
    private boolean firstStepSeen;
    private long lastDrawn;
    private boolean drawn;
    private int drawnWidth;

    /// @param target the number of steps
    /// @param start the time now, in nanoseconds
    ProgressBar(int target, PrintStream out, long start) {
        this.target = target;
        this.out = out;
        this.start = start;
    }

    /// Whether an update at this time would draw; to be asked before values are computed. Notes the time of the first step.
    boolean isDue(int step, long now) {
        if (step == 1) {
            afterFirstStep = now;
            firstStepSeen = true;
        }
        return !drawn || seconds(lastDrawn, now) >= INTERVAL_SECONDS;
    }

    /// Draws the bar while the epoch runs.
    void update(int step, long now, Map<String, Double> logs) {
        draw(step, now, logs, false);
    }

    /// Draws the bar of the finished epoch.
    void finish(long now, Map<String, Double> logs) {
        draw(target, now, logs, true);
    }

    /// Ends the line of an epoch that stays unfinished.
    void breakOff() {
        if (drawn) {
            write("\n");
        }
    }

    private void draw(int step, long now, Map<String, Double> logs, boolean last) {
        values.putAll(logs);
        double perStep = secondsPerStep(step, now);
        StringBuilder text = new StringBuilder();
        int escapes = 8;
        String count = count(step);
        text.append(BOLD).append(count).append(PLAIN).append(' ');
        int full = (int) (WIDTH * ((double) step / target));
        if (full > 0) {
            text.append(GREEN).append("━".repeat(full)).append(PLAIN);
            escapes += 9;
        }
        text.append(WHITE).append("━".repeat(WIDTH - full)).append(PLAIN);
        escapes += 9;
        text.append(' ').append(BOLD)
                .append(last ? PythonNumbers.fixed(seconds(start, now), 0) + "s" : remaining(perStep * (target - step)))
                .append(PLAIN);
        escapes += 8;
        text.append(perStep(perStep));
        values.forEach((name, value) -> text.append(" - ").append(name).append(": ")
                .append(Math.abs(value) > SMALL ? PythonNumbers.fixed(value, 4) : PythonNumbers.scientific(value)));
        int width = text.length() - escapes;
        write("\b".repeat(drawnWidth) + "\r" + text + " ".repeat(Math.max(0, drawnWidth - width)) + (last ? "\n" : ""));
        drawnWidth = width;
        drawn = true;
        lastDrawn = now;
    }

    /// The one line of a finished epoch where nothing is drawn before.
    void line(long now, Map<String, Double> logs) {
        StringBuilder text = new StringBuilder(count(target)).append(" - ")
                .append(PythonNumbers.fixed(seconds(start, now), 0)).append("s -")
                .append(perStep(seconds(start, now) / target));
        logs.forEach((name, value) -> text.append(" - ").append(name).append(": ")
                .append(value > SMALL ? PythonNumbers.fixed(value, 4) : PythonNumbers.scientific(value)));
        write(text.append('\n').toString());
    }

    private String count(int step) {
        String whole = Integer.toString(target);
        String part = Integer.toString(step);
        return " ".repeat(Math.max(0, whole.length() - part.length())) + part + "/" + whole;
    }

    private double secondsPerStep(int step, long now) {
        return firstStepSeen && step > 1
                ? seconds(afterFirstStep, now) / (step - 1)
                : seconds(start, now) / Math.max(1, step);
    }

    private static String remaining(double eta) {
        long whole = (long) eta;
        if (eta > 3600) {
            return whole / 3600 + ":" + twoDigits(whole % 3600 / 60) + ":" + twoDigits(whole % 60);
        }
        return eta > 60 ? whole / 60 + ":" + twoDigits(whole % 60) : whole + "s";
    }

    private static String twoDigits(long number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static String perStep(double seconds) {
        if (seconds >= 1 || seconds == 0) {
            return " " + PythonNumbers.fixed(seconds, 0) + "s/step";
        }
        return seconds >= 1e-3
                ? " " + PythonNumbers.fixed(seconds * 1e3, 0) + "ms/step"
                : " " + PythonNumbers.fixed(seconds * 1e6, 0) + "us/step";
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private void write(String text) {
        write(out, text);
    }

    /// Writes and flushes; where the writer's characters lack the bar's, as `=`, and what else is lacking is left out.
    static void write(PrintStream out, String text) {
        Charset charset = out.charset();
        String shown = text;
        if (!charset.newEncoder().canEncode(text)) {
            StringBuilder known = new StringBuilder();
            text.replace('━', '=').codePoints()
                    .filter(point -> charset.newEncoder().canEncode(Character.toString(point)))
                    .forEach(known::appendCodePoint);
            shown = known.toString();
        }
        out.print(shown);
        out.flush();
    }
}
