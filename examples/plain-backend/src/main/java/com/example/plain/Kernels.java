package com.example.plain;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

import dev.telar.backend.Invocation;
import dev.telar.op.*;
import dev.telar.shape.Shape;

/// The operations, from arrays to arrays.
final class Kernels {

    private Kernels() {}

    static float[] run(Invocation call) {
        Shape y = call.result().shape();
        return switch (call.op()) {
            case Full op -> floats(DoubleStream.generate(op::value).limit(y.count()).toArray());
            case Unary op -> map(call, Functions.unary(op.kind()).orElseThrow());
            case Binary op -> combine(call, Functions.binary(op.kind()).orElseThrow());
            case Reduce op -> reduce(op, call);
            case MatMul op -> matMul(op, call);
            case Reshape _ -> x(call, 0);
            case BroadcastTo _ -> View.broadcast(shape(call, 0), y).read(x(call, 0));
            case Permute op -> View.permuted(shape(call, 0), op.order(), y).read(x(call, 0));
            case Slice op -> View.strided(shape(call, 0), op.start(), op.step(), 0, y).read(x(call, 0));
            case Pad op -> floats(View.strided(y, op.low(), op.interior(), 1, shape(call, 0))
                    .write(y, op.value(), x(call, 0), (_, value) -> value));
            case Softmax _ -> softmax(call);
            case Op op -> throw new IllegalStateException("backend plain does not run " + op.name());
        };
    }

    private static float[] x(Invocation call, int input) {
        return ((PlainBackend.Floats) call.input(input)).values();
    }

    private static Shape shape(Invocation call, int input) {
        return call.input(input).spec().shape();
    }

    private static float[] floats(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    private static float[] map(Invocation call, DoubleUnaryOperator function) {
        float[] x = x(call, 0);
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) function.applyAsDouble(x[i]);
        }
        return y;
    }

    private static float[] combine(Invocation call, DoubleBinaryOperator function) {
        float[] a = View.broadcast(shape(call, 0), call.result().shape()).read(x(call, 0));
        float[] b = View.broadcast(shape(call, 1), call.result().shape()).read(x(call, 1));
        for (int i = 0; i < a.length; i++) {
            a[i] = (float) function.applyAsDouble(a[i], b[i]);
        }
        return a;
    }

    private static float[] reduce(Reduce op, Invocation call) {
        View view = View.reduced(shape(call, 0), op.axes());
        Shape y = call.result().shape();
        return floats(op.kind() == ReduceKind.SUM
                ? view.write(y, 0, x(call, 0), Double::sum)
                : view.write(y, Double.NEGATIVE_INFINITY, x(call, 0), Math::max));
    }

    private static float[] matMul(MatMul op, Invocation call) {
        Shape y = call.result().shape();
        int rows = y.size(-2), columns = y.size(-1), inner = shape(call, 0).size(op.transposeA() ? -2 : -1);
        int[] a = matrices(shape(call, 0), y), b = matrices(shape(call, 1), y);
        double[] sums = new double[y.count()];
        for (int i = 0; i < sums.length; i++) {
            int matrix = i / (rows * columns), row = i / columns % rows, column = i % columns;
            for (int k = 0; k < inner; k++) {
                sums[i] += (double) x(call, 0)[a[matrix] + (op.transposeA() ? k * rows + row : row * inner + k)]
                        * x(call, 1)[b[matrix] + (op.transposeB() ? column * inner + k : k * columns + column)];
            }
        }
        return floats(sums);
    }

    /// Where each matrix of a batch begins; batches broadcast.
    private static int[] matrices(Shape x, Shape y) {
        Shape batches = x.part(0, x.rank() - 2);
        int size = x.size(-2) * x.size(-1);
        return Arrays.stream(View.broadcast(batches, y.part(0, y.rank() - 2)).places()).map(place -> place * size).toArray();
    }

    private static float[] softmax(Invocation call) {
        float[] x = x(call, 0);
        float[] y = new float[x.length];
        int size = call.result().shape().size(-1);
        for (int from = 0; from < x.length; from += size) {
            double max = Double.NEGATIVE_INFINITY, sum = 0;
            for (int i = from; i < from + size; i++) {
                max = Math.max(max, x[i]);
            }
            for (int i = from; i < from + size; i++) {
                sum += Math.exp(x[i] - max);
            }
            for (int i = from; i < from + size; i++) {
                y[i] = (float) (Math.exp(x[i] - max) / sum);
            }
        }
        return y;
    }
}
