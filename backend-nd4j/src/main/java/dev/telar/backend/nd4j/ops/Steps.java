package dev.telar.backend.nd4j.ops;

import dev.telar.op.AdamUpdate;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;

/// The steps of optimizers on a block of FLOAT32, in the order of operations of their decompositions. The arrays are the inputs in their
/// order; results take the places of weights and slots.
final class Steps {

    private Steps() {}

    static void sgd(SgdUpdate op, float[][] x, float rate, int n) {
        float[] w = x[0];
        float[] g = x[1];
        if (op.momentum() == 0) {
            for (int i = 0; i < n; i++) {
                w[i] = w[i] - g[i] * rate;
            }
            return;
        }
        float[] v = x[3];
        float momentum = (float) op.momentum();
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

    static void rmsprop(RmspropUpdate op, float[][] x, float rate, int n) {
        float[] w = x[0];
        float[] g = x[1];
        float[] v = x[3];
        float[] spread = x[2];
        float rho = (float) op.rho();
        float rest = (float) (1 - op.rho());
        float epsilon = (float) op.epsilon();
        for (int i = 0; i < n; i++) {
            v[i] = v[i] * rho + g[i] * g[i] * rest;
        }
        if (op.centered()) {
            float[] a = x[4];
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
            g[i] = g[i] * rate / (float) Math.sqrt(spread[i] + epsilon);
        }
        if (op.momentum() == 0) {
            for (int i = 0; i < n; i++) {
                w[i] = w[i] - g[i];
            }
            return;
        }
        float[] m = x[x.length - 1];
        float momentum = (float) op.momentum();
        for (int i = 0; i < n; i++) {
            m[i] = m[i] * momentum + g[i];
        }
        for (int i = 0; i < n; i++) {
            w[i] = w[i] - m[i];
        }
    }

    static void adam(AdamUpdate op, float[][] x, float rate, int n) {
        float[] w = x[0];
        float[] g = x[1];
        float[] m = x[3];
        float[] v = x[4];
        float rest1 = (float) (1 - op.beta1());
        float rest2 = (float) (1 - op.beta2());
        float epsilon = (float) op.epsilon();
        for (int i = 0; i < n; i++) {
            m[i] = m[i] + (g[i] - m[i]) * rest1;
        }
        for (int i = 0; i < n; i++) {
            v[i] = v[i] + (g[i] * g[i] - v[i]) * rest2;
        }
        float[] spread = v;
        if (op.amsgrad()) {
            spread = x[5];
            for (int i = 0; i < n; i++) {
                spread[i] = Math.max(spread[i], v[i]);
            }
        }
        for (int i = 0; i < n; i++) {
            w[i] = w[i] - m[i] * rate / ((float) Math.sqrt(spread[i]) + epsilon);
        }
    }
}
