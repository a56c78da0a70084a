package dev.telar.backend.nd4j.ops;

import dev.telar.op.ReduceKind;

/// Combines numbers to one. FLOAT32 is summed up in double, FLOAT64 with what each addition rounds away (Neumaier 1974).
final class Accumulator {

    private final ReduceKind kind;
    private final boolean compensated;
    private double value;
    private double lost;

    Accumulator(ReduceKind kind, boolean compensated) {
        this.kind = kind;
        this.compensated = compensated;
        this.value = start(kind);
    }

    static double start(ReduceKind kind) {
        return switch (kind) {
            case SUM -> 0;
            case PROD -> 1;
            case MAX -> Double.NEGATIVE_INFINITY;
            case MIN -> Double.POSITIVE_INFINITY;
        };
    }

    void add(double[] x, int n) {
        switch (kind) {
            case SUM -> sum(x, n);
            case PROD -> {
                for (int i = 0; i < n; i++) {
                    value *= x[i];
                }
            }
            case MAX -> {
                for (int i = 0; i < n; i++) {
                    value = Math.max(value, x[i]);
                }
            }
            case MIN -> {
                for (int i = 0; i < n; i++) {
                    value = Math.min(value, x[i]);
                }
            }
        }
    }

    private void sum(double[] x, int n) {
        if (compensated) {
            for (int i = 0; i < n; i++) {
                double next = value + x[i];
                lost += error(value, x[i], next);
                value = next;
            }
            return;
        }
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i <= n - 4; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < n; i++) {
            a += x[i];
        }
        value += a + b + (c + d);
    }

    /// What the sum of two numbers rounds away (Knuth's two-sum).
    static double error(double x, double y, double sum) {
        double rest = sum - x;
        return x - (sum - rest) + (y - rest);
    }

    /// The sum so far, and, unless infinities made it meaningless, what was lost.
    static double corrected(double value, double lost) {
        double both = value + lost;
        return Double.isNaN(both) ? value : both;
    }

    double value() {
        return kind == ReduceKind.SUM ? corrected(value, lost) : value;
    }
}
