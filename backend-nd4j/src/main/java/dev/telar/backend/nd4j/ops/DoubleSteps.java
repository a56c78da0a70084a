package dev.telar.backend.nd4j.ops;

import dev.telar.op.AdamUpdate;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;

/// The steps of optimizers on a block of FLOAT64, in the order of operations of their decompositions. The arrays are the inputs in their
/// order; results take the places of weights and slots.
final class DoubleSteps {

    private DoubleSteps() {}

    static void sgd(SgdUpdate op, double[][] x, double rate, int n) {
        double[] w = x[0];
        double[] g = x[1];
        if (op.momentum() == 0) {
            for (int i = 0; i < n; i++) {
                w[i] = w[i] - g[i] * rate;
            }
            return;
        }
        double[] v = x[3];
        double momentum = op.momentum();
        for (int i = 0; i < n; i++) {
            v[i] = v[i] * momentum - g[i] * rate;
        }
        if (op.nesterov()) {
            for (int i = 0; i < n; i++) {
                w[i] = w[i] + (v[i] * momentum - g[i] * rate);
            }
        } else {
            for (int i = 0; i < n; i++) {
                w[i] = w[i] + v[i];
            }
        }
    }

    static void rmsprop(RmspropUpdate op, double[][] x, double rate, int n) {
        double[] w = x[0];
        double[] g = x[1];
        double[] v = x[3];
        double[] spread = x[2];
        double rho = op.rho();
        double rest = 1 - op.rho();
        double epsilon = op.epsilon();
        for (int i = 0; i < n; i++) {
            v[i] = v[i] * rho + g[i] * g[i] * rest;
        }
        if (op.centered()) {
            double[] a = x[4];
            for (int i = 0; i < n; i++) {
                a[i] = a[i] * rho + g[i] * rest;
            }
            for (int i = 0; i < n; i++) {
                spread[i] = v[i] - a[i] * a[i];
            }
        } else {
            System.arraycopy(v, 0, spread, 0, n);
        }
        for (int i = 0; i < n; i++) {
            g[i] = g[i] * rate / Math.sqrt(spread[i] + epsilon);
        }
        if (op.momentum() == 0) {
            for (int i = 0; i < n; i++) {
                w[i] = w[i] - g[i];
            }
            return;
        }
        double[] m = x[x.length - 1];
        double momentum = op.momentum();
        for (int i = 0; i < n; i++) {
            m[i] = m[i] * momentum + g[i];
        }
        for (int i = 0; i < n; i++) {
            w[i] = w[i] - m[i];
        }
    }

    static void adam(AdamUpdate op, double[][] x, double rate, int n) {
        double[] w = x[0];
        double[] g = x[1];
        double[] m = x[3];
        double[] v = x[4];
        double rest1 = 1 - op.beta1();
        double rest2 = 1 - op.beta2();
        double epsilon = op.epsilon();
        for (int i = 0; i < n; i++) {
            m[i] = m[i] + (g[i] - m[i]) * rest1;
        }
        for (int i = 0; i < n; i++) {
            v[i] = v[i] + (g[i] * g[i] - v[i]) * rest2;
        }
        double[] spread = v;
        if (op.amsgrad()) {
            spread = x[5];
            for (int i = 0; i < n; i++) {
                spread[i] = Math.max(spread[i], v[i]);
            }
        }
        for (int i = 0; i < n; i++) {
            w[i] = w[i] - m[i] * rate / (Math.sqrt(spread[i]) + epsilon);
        }
    }
}
