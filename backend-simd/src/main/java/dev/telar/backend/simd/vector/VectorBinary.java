package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.LANES;

import dev.telar.backend.simd.scalar.ScalarBinary;
import dev.telar.op.BinaryKind;
import jdk.incubator.vector.FloatVector;

/// Functions of two elements on vectors; see [VectorUnary] for the form. An element that stands for all is spread over a vector first.
final class VectorBinary {

    private VectorBinary() {}

    static void apply(BinaryKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt, int n) {
        int whole = FLOATS.loopBound(n);
        if (whole == 0) {
            ScalarBinary.apply(kind, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            return;
        }
        if (aStep == 1 && bStep == 1) {
            whole = both(kind, a, aAt, b, bAt, y, yAt, whole);
        } else if (aStep == 1) {
            whole = left(kind, a, aAt, b[bAt], y, yAt, whole);
        } else if (bStep == 1) {
            whole = right(kind, a[aAt], b, bAt, y, yAt, whole);
        } else {
            whole = 0;
        }
        ScalarBinary.apply(kind, a, aAt + whole * aStep, aStep, b, bAt + whole * bStep, bStep, y, yAt + whole, n - whole);
    }

    private static int both(BinaryKind kind, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        switch (kind) {
            case ADD -> add(a, aAt, b, bAt, y, yAt, n);
            case SUB -> sub(a, aAt, b, bAt, y, yAt, n);
            case MUL -> mul(a, aAt, b, bAt, y, yAt, n);
            case DIV -> div(a, aAt, b, bAt, y, yAt, n);
            case MAX -> max(a, aAt, b, bAt, y, yAt, n);
            case MIN -> min(a, aAt, b, bAt, y, yAt, n);
            default -> {
                return 0;
            }
        }
        return n;
    }

    private static int left(BinaryKind kind, float[] a, int aAt, float b, float[] y, int yAt, int n) {
        switch (kind) {
            case ADD -> add(a, aAt, b, y, yAt, n);
            case SUB -> sub(a, aAt, b, y, yAt, n);
            case MUL -> mul(a, aAt, b, y, yAt, n);
            case DIV -> div(a, aAt, b, y, yAt, n);
            case MAX -> max(a, aAt, b, y, yAt, n);
            case MIN -> min(a, aAt, b, y, yAt, n);
            default -> {
                return 0;
            }
        }
        return n;
    }

    private static int right(BinaryKind kind, float a, float[] b, int bAt, float[] y, int yAt, int n) {
        switch (kind) {
            case ADD -> add(a, b, bAt, y, yAt, n);
            case SUB -> sub(a, b, bAt, y, yAt, n);
            case MUL -> mul(a, b, bAt, y, yAt, n);
            case DIV -> div(a, b, bAt, y, yAt, n);
            case MAX -> max(a, b, bAt, y, yAt, n);
            case MIN -> min(a, b, bAt, y, yAt, n);
            default -> {
                return 0;
            }
        }
        return n;
    }

    private static void add(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).add(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void add(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        FloatVector q = FloatVector.broadcast(FLOATS, b);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).add(q).intoArray(y, yAt + i);
        }
    }

    private static void add(float a, float[] b, int bAt, float[] y, int yAt, int n) {
        FloatVector p = FloatVector.broadcast(FLOATS, a);
        for (int i = 0; i < n; i += LANES) {
            p.add(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void sub(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).sub(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void sub(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        FloatVector q = FloatVector.broadcast(FLOATS, b);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).sub(q).intoArray(y, yAt + i);
        }
    }

    private static void sub(float a, float[] b, int bAt, float[] y, int yAt, int n) {
        FloatVector p = FloatVector.broadcast(FLOATS, a);
        for (int i = 0; i < n; i += LANES) {
            p.sub(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void mul(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).mul(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void mul(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        FloatVector q = FloatVector.broadcast(FLOATS, b);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).mul(q).intoArray(y, yAt + i);
        }
    }

    private static void mul(float a, float[] b, int bAt, float[] y, int yAt, int n) {
        FloatVector p = FloatVector.broadcast(FLOATS, a);
        for (int i = 0; i < n; i += LANES) {
            p.mul(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void div(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).div(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void div(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        FloatVector q = FloatVector.broadcast(FLOATS, b);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).div(q).intoArray(y, yAt + i);
        }
    }

    private static void div(float a, float[] b, int bAt, float[] y, int yAt, int n) {
        FloatVector p = FloatVector.broadcast(FLOATS, a);
        for (int i = 0; i < n; i += LANES) {
            p.div(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void max(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).max(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void max(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        FloatVector q = FloatVector.broadcast(FLOATS, b);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).max(q).intoArray(y, yAt + i);
        }
    }

    private static void max(float a, float[] b, int bAt, float[] y, int yAt, int n) {
        FloatVector p = FloatVector.broadcast(FLOATS, a);
        for (int i = 0; i < n; i += LANES) {
            p.max(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void min(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).min(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void min(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        FloatVector q = FloatVector.broadcast(FLOATS, b);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, a, aAt + i).min(q).intoArray(y, yAt + i);
        }
    }

    private static void min(float a, float[] b, int bAt, float[] y, int yAt, int n) {
        FloatVector p = FloatVector.broadcast(FLOATS, a);
        for (int i = 0; i < n; i += LANES) {
            p.min(FloatVector.fromArray(FLOATS, b, bAt + i)).intoArray(y, yAt + i);
        }
    }
}
