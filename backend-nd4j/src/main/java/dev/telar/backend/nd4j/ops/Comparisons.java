package dev.telar.backend.nd4j.ops;

import dev.telar.backend.Invocation;
import dev.telar.backend.nd4j.memory.NativeStorage;
import dev.telar.op.CompareKind;
import dev.telar.shape.DType;

/// Comparisons, and what chooses by them.
final class Comparisons {

    private Comparisons() {}

    static void compare(CompareKind kind, NativeStorage a, NativeStorage b, NativeStorage y) {
        Reader left = new Reader(a, y.shape());
        Reader right = new Reader(b, y.shape());
        Scratch scratch = Scratch.get();
        int[] out = scratch.ints(2);
        int count = y.count();
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, count - at);
            double[] p = scratch.doubles(0);
            double[] q = scratch.doubles(1);
            left.doubles(at, n, p);
            right.doubles(at, n, q);
            Doubles.compare(kind, p, q, out, n);
            Elements.write(out, DType.BOOL, y.segment(), at, n);
        }
    }

    static int[] notANumber(double[] x, int[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = Double.isNaN(x[i]) ? 1 : 0;
        }
        return y;
    }

    /// All types fit into a double.
    static void where(Invocation call, NativeStorage y) {
        Reader condition = new Reader(Engine.input(call, 0), y.shape());
        Reader yes = new Reader(Engine.input(call, 1), y.shape());
        Reader no = new Reader(Engine.input(call, 2), y.shape());
        Scratch scratch = Scratch.get();
        int[] c = scratch.ints(0);
        int count = y.count();
        for (int at = 0; at < count; at += Scratch.BLOCK) {
            int n = Math.min(Scratch.BLOCK, count - at);
            double[] p = scratch.doubles(0);
            double[] q = scratch.doubles(1);
            condition.ints(at, n, c);
            yes.doubles(at, n, p);
            no.doubles(at, n, q);
            for (int i = 0; i < n; i++) {
                p[i] = c[i] != 0 ? p[i] : q[i];
            }
            Elements.write(p, y.dtype(), y.segment(), at, n);
        }
    }
}
