package dev.telar.backend.nd4j.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.LayerNorm;
import dev.telar.op.ReduceKind;
import dev.telar.shape.Shape;

/// Normalisation over the last axes, a row at a time in double: the mean, then the mean of the squared distances from it, then the values.
final class Normalizations {

    private Normalizations() {}

    static Storage layerNorm(LayerNorm op, Invocation call, Engine engine) {
        NativeStorage x = Engine.input(call, 0);
        NativeStorage y = engine.result(call);
        Shape shape = x.shape();
        int n = shape.part(shape.rank() - op.axes(), shape.rank()).count();
        Scratch scratch = Scratch.get();
        double[] row = scratch.doubles(0, n);
        double[] squares = scratch.doubles(1, n);
        double[] gamma = scratch.doubles(2, n);
        double[] beta = scratch.doubles(3, n);
        Elements.read(x.dtype(), Engine.input(call, 1).segment(), 0, gamma, 0, n);
        Elements.read(x.dtype(), Engine.input(call, 2).segment(), 0, beta, 0, n);
        for (int at = 0; at < x.count(); at += n) {
            Elements.read(x.dtype(), x.segment(), at, row, 0, n);
            double mean = sum(row, n) / n;
            for (int i = 0; i < n; i++) {
                row[i] -= mean;
                squares[i] = row[i] * row[i];
            }
            double spread = Math.sqrt(sum(squares, n) / n + op.epsilon());
            for (int i = 0; i < n; i++) {
                row[i] = row[i] / spread * gamma[i] + beta[i];
            }
            Elements.write(row, y.dtype(), y.segment(), at, n);
        }
        return y;
    }

    private static double sum(double[] row, int n) {
        Accumulator sum = new Accumulator(ReduceKind.SUM, true);
        sum.add(row, n);
        return sum.value();
    }
}
