package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.LANES;

import dev.telar.backend.simd.kernels.Coefficients;
import dev.telar.backend.simd.scalar.ScalarUnary;
import dev.telar.op.UnaryKind;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Functions of one element on vectors: one loop a method, since C2 turns vector calls into instructions in small methods only. What is left behind the last whole vector goes to the
/// twin, whose bits are the same; so do the functions that have no vector form.
final class VectorUnary {

    private VectorUnary() {}

    static void apply(UnaryKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        int whole = vectors(kind, x, xAt, y, yAt, FLOATS.loopBound(n));
        ScalarUnary.apply(kind, x, xAt + whole, y, yAt + whole, n - whole);
    }

    /// Does whole vectors.
    ///
    /// @return how many elements are done
    private static int vectors(UnaryKind kind, float[] x, int xAt, float[] y, int yAt, int n) {
        switch (kind) {
            case ABS -> abs(x, xAt, y, yAt, n);
            case NEG -> neg(x, xAt, y, yAt, n);
            case SQRT -> sqrt(x, xAt, y, yAt, n);
            case RSQRT -> rsqrt(x, xAt, y, yAt, n);
            case EXP -> exp(x, xAt, y, yAt, n);
            case EXPM1 -> expm1(x, xAt, y, yAt, n);
            case LOG -> log(x, xAt, y, yAt, n);
            case LOG1P -> log1p(x, xAt, y, yAt, n);
            case TANH -> tanh(x, xAt, y, yAt, n);
            case ERF -> erf(x, xAt, y, yAt, n);
            case FLOOR -> floor(x, xAt, y, yAt, n);
            case CEIL -> ceil(x, xAt, y, yAt, n);
            case ROUND -> round(x, xAt, y, yAt, n);
            case SIGN -> sign(x, xAt, y, yAt, n);
            case SIN -> sin(x, xAt, y, yAt, n);
            case COS -> cos(x, xAt, y, yAt, n);
            case TAN, ASIN, ACOS, ATAN, NOT, IS_NAN -> {
                return 0;
            }
        }
        return n;
    }

    private static void abs(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            x.abs().intoArray(out, outAt + i);
        }
    }

    private static void neg(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            x.neg().intoArray(out, outAt + i);
        }
    }

    private static void sqrt(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            x.sqrt().intoArray(out, outAt + i);
        }
    }

    private static void rsqrt(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            FloatVector.broadcast(FLOATS, 1f).div(x.sqrt()).intoArray(out, outAt + i);
        }
    }

    private static void exp(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMath.exp(x).intoArray(out, outAt + i);
        }
    }

    private static void expm1(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMath.expm1(x).intoArray(out, outAt + i);
        }
    }

    private static void log(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMath.log(x).intoArray(out, outAt + i);
        }
    }

    private static void log1p(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMath.log1p(x).intoArray(out, outAt + i);
        }
    }

    private static void tanh(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMath.tanh(x).intoArray(out, outAt + i);
        }
    }

    private static void erf(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMath.erf(x).intoArray(out, outAt + i);
        }
    }

    private static void floor(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorRounding.floor(x).intoArray(out, outAt + i);
        }
    }

    private static void ceil(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorRounding.ceil(x).intoArray(out, outAt + i);
        }
    }

    private static void round(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorRounding.round(x).intoArray(out, outAt + i);
        }
    }

    private static void sign(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorRounding.sign(x).intoArray(out, outAt + i);
        }
    }

    private static void sin(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMask<Float> small = x.abs().compare(VectorOperators.LE, Coefficients.TRIGONOMETRIC_MAX);
            if (small.allTrue()) {
                VectorMath.sin(x).intoArray(out, outAt + i);
            } else {
                ScalarUnary.apply(UnaryKind.SIN, in, inAt + i, out, outAt + i, LANES);
            }
        }
    }

    private static void cos(float[] in, int inAt, float[] out, int outAt, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromArray(FLOATS, in, inAt + i);
            VectorMask<Float> small = x.abs().compare(VectorOperators.LE, Coefficients.TRIGONOMETRIC_MAX);
            if (small.allTrue()) {
                VectorMath.cos(x).intoArray(out, outAt + i);
            } else {
                ScalarUnary.apply(UnaryKind.COS, in, inAt + i, out, outAt + i, LANES);
            }
        }
    }
}
