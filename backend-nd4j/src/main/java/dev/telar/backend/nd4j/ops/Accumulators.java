package dev.telar.backend.nd4j.ops;

import java.util.Arrays;

import dev.telar.op.ReduceKind;

/// Combines rows, column by column, as [Accumulator] does numbers.
final class Accumulators {

    private final ReduceKind kind;
    private final boolean compensated;
    private final double[] values;
    private final double[] lost;

    /// Takes the first two arrays of a thread's.
    Accumulators(ReduceKind kind, boolean compensated, Scratch scratch) {
        this.kind = kind;
        this.compensated = compensated && kind == ReduceKind.SUM;
        this.values = scratch.doubles(0);
        this.lost = scratch.doubles(1);
    }

    void clear(int n) {
        Arrays.fill(values, 0, n, Accumulator.start(kind));
        Arrays.fill(lost, 0, n, 0);
    }

    void add(double[] row, int n) {
        switch (kind) {
            case SUM -> {
                if (compensated) {
                    compensate(values, lost, row, n);
                } else {
                    sum(values, row, n);
                }
            }
            case PROD -> {
                for (int i = 0; i < n; i++) {
                    values[i] *= row[i];
                }
            }
            case MAX -> {
                for (int i = 0; i < n; i++) {
                    values[i] = Math.max(values[i], row[i]);
                }
            }
            case MIN -> {
                for (int i = 0; i < n; i++) {
                    values[i] = Math.min(values[i], row[i]);
                }
            }
        }
    }

    private static void sum(double[] values, double[] row, int n) {
        for (int i = 0; i < n; i++) {
            values[i] += row[i];
        }
    }

    private static void compensate(double[] values, double[] lost, double[] row, int n) {
        for (int i = 0; i < n; i++) {
            double next = values[i] + row[i];
            lost[i] += Accumulator.error(values[i], row[i], next);
            values[i] = next;
        }
    }

    double[] values(int n) {
        if (compensated) {
            for (int i = 0; i < n; i++) {
                values[i] = Accumulator.corrected(values[i], lost[i]);
            }
        }
        return values;
    }
}
