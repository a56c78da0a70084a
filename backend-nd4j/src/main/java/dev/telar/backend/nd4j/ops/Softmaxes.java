package dev.telar.backend.nd4j.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.ReduceKind;

/// Softmax and its relatives along the last axis, a row at a time in double.
final class Softmaxes {

    private Softmaxes() {}

    static Storage softmax(Invocation call, Engine engine) {
        NativeStorage x = Engine.input(call, 0);
        NativeStorage y = engine.result(call);
        int n = x.shape().size(-1);
        double[] row = Scratch.get().doubles(0, n);
        for (int at = 0; at < x.count(); at += n) {
            shifted(x, at, row, n);
            for (int i = 0; i < n; i++) {
                row[i] = Math.exp(row[i]);
            }
            double sum = sum(row, n);
            for (int i = 0; i < n; i++) {
                row[i] /= sum;
            }
            Elements.write(row, y.dtype(), y.segment(), at, n);
        }
        return y;
    }

    static Storage logSoftmax(Invocation call, Engine engine) {
        NativeStorage x = Engine.input(call, 0);
        NativeStorage y = engine.result(call);
        int n = x.shape().size(-1);
        double[] row = Scratch.get().doubles(0, n);
        for (int at = 0; at < x.count(); at += n) {
            double log = logs(x, at, row, n);
            for (int i = 0; i < n; i++) {
                row[i] -= log;
            }
            Elements.write(row, y.dtype(), y.segment(), at, n);
        }
        return y;
    }

    static Storage crossEntropy(Invocation call, Engine engine) {
        NativeStorage x = Engine.input(call, 0);
        NativeStorage targets = Engine.input(call, 1);
        NativeStorage y = engine.result(call);
        int n = x.shape().size(-1);
        Scratch scratch = Scratch.get();
        double[] row = scratch.doubles(0, n);
        double[] weights = scratch.doubles(2, n);
        double[] loss = scratch.doubles(3);
        for (int i = 0; i < y.count(); i++) {
            double log = logs(x, i * n, row, n);
            Elements.read(targets.dtype(), targets.segment(), i * n, weights, 0, n);
            for (int j = 0; j < n; j++) {
                weights[j] *= row[j] - log;
            }
            loss[0] = 0 - sum(weights, n);
            Elements.write(loss, y.dtype(), y.segment(), i, 1);
        }
        return y;
    }

    static Storage sparseCrossEntropy(Invocation call, Engine engine) {
        NativeStorage x = Engine.input(call, 0);
        NativeStorage labels = Engine.input(call, 1);
        int n = x.shape().size(-1);
        check(labels, n);
        NativeStorage y = engine.result(call);
        Scratch scratch = Scratch.get();
        double[] row = scratch.doubles(0, n);
        double[] loss = scratch.doubles(3);
        for (int i = 0; i < y.count(); i++) {
            double log = logs(x, i * n, row, n);
            loss[0] = 0 - (row[labels.segment().getAtIndex(Elements.INT, i)] - log);
            Elements.write(loss, y.dtype(), y.segment(), i, 1);
        }
        return y;
    }

    private static void check(NativeStorage labels, int classes) {
        for (int i = 0; i < labels.count(); i++) {
            int label = labels.segment().getAtIndex(Elements.INT, i);
            if (label < 0 || label >= classes) {
                throw new IndexOutOfBoundsException("sparse_softmax_cross_entropy: label " + label + " at element " + i
                        + " is out of bounds for " + classes + " classes");
            }
        }
    }

    /// Reads *x − max x*.
    private static void shifted(NativeStorage x, int at, double[] row, int n) {
        Elements.read(x.dtype(), x.segment(), at, row, 0, n);
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, row[i]);
        }
        for (int i = 0; i < n; i++) {
            row[i] -= max;
        }
    }

    /// Reads *x − max x*.
    ///
    /// @return log Σ exp(x − max x)
    private static double logs(NativeStorage x, int at, double[] row, int n) {
        shifted(x, at, row, n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.exp(row[i]);
        }
        return Math.log(sum);
    }

    private static double sum(double[] row, int n) {
        Accumulator sum = new Accumulator(ReduceKind.SUM, true);
        sum.add(row, n);
        return sum.value();
    }
}
