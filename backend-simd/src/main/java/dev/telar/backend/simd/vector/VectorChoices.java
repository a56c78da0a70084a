package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.LANES;

import dev.telar.backend.simd.scalar.ScalarChoices;
import dev.telar.op.CompareKind;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Comparisons and choices on vectors; see [VectorUnary] for the form.
final class VectorChoices {

    private VectorChoices() {}

    static void compare(CompareKind kind, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        int whole = FLOATS.loopBound(n);
        if (aStep == 1 && bStep == 1) {
            both(kind, a, aAt, b, bAt, y, yAt, whole);
        } else if (aStep == 1) {
            left(kind, a, aAt, b[bAt], y, yAt, whole);
        } else if (bStep == 1) {
            left(swapped(kind), b, bAt, a[aAt], y, yAt, whole);
        } else {
            whole = 0;
        }
        ScalarChoices.compare(kind, a, aAt + whole * aStep, aStep, b, bAt + whole * bStep, bStep, y, yAt + whole, n - whole);
    }

    /// The comparison with its sides exchanged.
    private static CompareKind swapped(CompareKind kind) {
        return switch (kind) {
            case EQ, NE -> kind;
            case LT -> CompareKind.GT;
            case LE -> CompareKind.GE;
            case GT -> CompareKind.LT;
            case GE -> CompareKind.LE;
        };
    }

    private static void both(CompareKind kind, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        switch (kind) {
            case EQ -> equal(a, aAt, b, bAt, y, yAt, n);
            case NE -> unequal(a, aAt, b, bAt, y, yAt, n);
            case LT -> less(a, aAt, b, bAt, y, yAt, n);
            case LE -> lessOrEqual(a, aAt, b, bAt, y, yAt, n);
            case GT -> less(b, bAt, a, aAt, y, yAt, n);
            case GE -> lessOrEqual(b, bAt, a, aAt, y, yAt, n);
        }
    }

    private static void left(CompareKind kind, float[] a, int aAt, float b, float[] y, int yAt, int n) {
        switch (kind) {
            case EQ -> equal(a, aAt, b, y, yAt, n);
            case NE -> unequal(a, aAt, b, y, yAt, n);
            case LT -> less(a, aAt, b, y, yAt, n);
            case LE -> lessOrEqual(a, aAt, b, y, yAt, n);
            case GT -> greater(a, aAt, b, y, yAt, n);
            case GE -> greaterOrEqual(a, aAt, b, y, yAt, n);
        }
    }

    private static FloatVector truth(VectorMask<Float> mask) {
        return FloatVector.zero(FLOATS).blend(1f, mask);
    }

    private static VectorMask<Float> isTrue(float[] c, int at) {
        return FloatVector.fromArray(FLOATS, c, at).compare(VectorOperators.NE, 0f);
    }

    private static void equal(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector p = FloatVector.fromArray(FLOATS, a, aAt + i);
            truth(p.compare(VectorOperators.EQ, FloatVector.fromArray(FLOATS, b, bAt + i))).intoArray(y, yAt + i);
        }
    }

    private static void unequal(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector p = FloatVector.fromArray(FLOATS, a, aAt + i);
            truth(p.compare(VectorOperators.NE, FloatVector.fromArray(FLOATS, b, bAt + i))).intoArray(y, yAt + i);
        }
    }

    private static void less(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector p = FloatVector.fromArray(FLOATS, a, aAt + i);
            truth(p.compare(VectorOperators.LT, FloatVector.fromArray(FLOATS, b, bAt + i))).intoArray(y, yAt + i);
        }
    }

    private static void lessOrEqual(float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector p = FloatVector.fromArray(FLOATS, a, aAt + i);
            truth(p.compare(VectorOperators.LE, FloatVector.fromArray(FLOATS, b, bAt + i))).intoArray(y, yAt + i);
        }
    }

    private static void equal(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            truth(FloatVector.fromArray(FLOATS, a, aAt + i).compare(VectorOperators.EQ, b)).intoArray(y, yAt + i);
        }
    }

    private static void unequal(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            truth(FloatVector.fromArray(FLOATS, a, aAt + i).compare(VectorOperators.NE, b)).intoArray(y, yAt + i);
        }
    }

    private static void less(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            truth(FloatVector.fromArray(FLOATS, a, aAt + i).compare(VectorOperators.LT, b)).intoArray(y, yAt + i);
        }
    }

    private static void lessOrEqual(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            truth(FloatVector.fromArray(FLOATS, a, aAt + i).compare(VectorOperators.LE, b)).intoArray(y, yAt + i);
        }
    }

    private static void greater(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            truth(FloatVector.fromArray(FLOATS, a, aAt + i).compare(VectorOperators.GT, b)).intoArray(y, yAt + i);
        }
    }

    private static void greaterOrEqual(float[] a, int aAt, float b, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            truth(FloatVector.fromArray(FLOATS, a, aAt + i).compare(VectorOperators.GE, b)).intoArray(y, yAt + i);
        }
    }

    static void choose(float[] c, int cAt, float[] a, int aAt, int aStep, float[] b, int bAt, int bStep, float[] y, int yAt,
            int n) {
        int whole = FLOATS.loopBound(n);
        if (whole == 0) {
            ScalarChoices.choose(c, cAt, a, aAt, aStep, b, bAt, bStep, y, yAt, n);
            return;
        }
        if (aStep == 1 && bStep == 1) {
            choose(c, cAt, a, aAt, b, bAt, y, yAt, whole);
        } else if (aStep == 1) {
            choose(c, cAt, a, aAt, b[bAt], y, yAt, whole);
        } else if (bStep == 1) {
            choose(c, cAt, a[aAt], b, bAt, y, yAt, whole);
        } else {
            choose(c, cAt, a[aAt], b[bAt], y, yAt, whole);
        }
        ScalarChoices.choose(c, cAt + whole, a, aAt + whole * aStep, aStep, b, bAt + whole * bStep, bStep, y, yAt + whole,
                n - whole);
    }

    private static void choose(float[] c, int cAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector yes = FloatVector.fromArray(FLOATS, a, aAt + i);
            FloatVector.fromArray(FLOATS, b, bAt + i).blend(yes, isTrue(c, cAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void choose(float[] c, int cAt, float[] a, int aAt, float b, float[] y, int yAt, int n) {
        FloatVector no = FloatVector.broadcast(FLOATS, b);
        for (int i = 0; i < n; i += LANES) {
            no.blend(FloatVector.fromArray(FLOATS, a, aAt + i), isTrue(c, cAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void choose(float[] c, int cAt, float a, float[] b, int bAt, float[] y, int yAt, int n) {
        FloatVector yes = FloatVector.broadcast(FLOATS, a);
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(FLOATS, b, bAt + i).blend(yes, isTrue(c, cAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void choose(float[] c, int cAt, float a, float b, float[] y, int yAt, int n) {
        FloatVector yes = FloatVector.broadcast(FLOATS, a);
        FloatVector no = FloatVector.broadcast(FLOATS, b);
        for (int i = 0; i < n; i += LANES) {
            no.blend(yes, isTrue(c, cAt + i)).intoArray(y, yAt + i);
        }
    }
}
