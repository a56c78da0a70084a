package dev.telar.backend.simd.vector;

import static dev.telar.backend.simd.vector.VectorMath.FLOATS;
import static dev.telar.backend.simd.vector.VectorMath.INTS;

import dev.telar.backend.simd.kernels.Coefficients;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/// The numbers of elementary functions, spread over vectors once. A number that is spread where it is used costs C2 some dozen nodes each time, and from a certain
/// number of nodes on it stops inlining: GELU made a hundred objects an element then, and took ten times as long.
final class VectorConstants {

    static final IntVector BIAS = IntVector.broadcast(INTS, 127);
    static final IntVector BIAS_64 = IntVector.broadcast(INTS, 127 + 64);
    static final FloatVector C0 = FloatVector.broadcast(FLOATS, Coefficients.C0);
    static final FloatVector C1 = FloatVector.broadcast(FLOATS, Coefficients.C1);
    static final FloatVector C2 = FloatVector.broadcast(FLOATS, Coefficients.C2);
    static final FloatVector E0 = FloatVector.broadcast(FLOATS, Coefficients.E0);
    static final FloatVector E1 = FloatVector.broadcast(FLOATS, Coefficients.E1);
    static final FloatVector E2 = FloatVector.broadcast(FLOATS, Coefficients.E2);
    static final FloatVector E3 = FloatVector.broadcast(FLOATS, Coefficients.E3);
    static final FloatVector E4 = FloatVector.broadcast(FLOATS, Coefficients.E4);
    static final FloatVector E5 = FloatVector.broadcast(FLOATS, Coefficients.E5);
    static final FloatVector ERF_MAX = FloatVector.broadcast(FLOATS, Coefficients.ERF_MAX);
    static final FloatVector ERF_SMALL = FloatVector.broadcast(FLOATS, Coefficients.ERF_SMALL);
    static final FloatVector EXP_MAX = FloatVector.broadcast(FLOATS, Coefficients.EXP_MAX);
    static final FloatVector EXP_MIN = FloatVector.broadcast(FLOATS, Coefficients.EXP_MIN);
    static final FloatVector F0 = FloatVector.broadcast(FLOATS, Coefficients.F0);
    static final FloatVector F1 = FloatVector.broadcast(FLOATS, Coefficients.F1);
    static final FloatVector F2 = FloatVector.broadcast(FLOATS, Coefficients.F2);
    static final FloatVector F3 = FloatVector.broadcast(FLOATS, Coefficients.F3);
    static final FloatVector F4 = FloatVector.broadcast(FLOATS, Coefficients.F4);
    static final FloatVector F5 = FloatVector.broadcast(FLOATS, Coefficients.F5);
    static final FloatVector FORTY = FloatVector.broadcast(FLOATS, 40f);
    static final FloatVector G0 = FloatVector.broadcast(FLOATS, Coefficients.G0);
    static final FloatVector G1 = FloatVector.broadcast(FLOATS, Coefficients.G1);
    static final FloatVector G2 = FloatVector.broadcast(FLOATS, Coefficients.G2);
    static final FloatVector G3 = FloatVector.broadcast(FLOATS, Coefficients.G3);
    static final FloatVector G4 = FloatVector.broadcast(FLOATS, Coefficients.G4);
    static final FloatVector G5 = FloatVector.broadcast(FLOATS, Coefficients.G5);
    static final FloatVector G6 = FloatVector.broadcast(FLOATS, Coefficients.G6);
    static final FloatVector GELU_CUBIC = FloatVector.broadcast(FLOATS, Coefficients.GELU_CUBIC);
    static final FloatVector GELU_CUBIC_SLOPE = FloatVector.broadcast(FLOATS, Coefficients.GELU_CUBIC_SLOPE);
    static final FloatVector GELU_SLOPE = FloatVector.broadcast(FLOATS, Coefficients.GELU_SLOPE);
    static final FloatVector HALF = FloatVector.broadcast(FLOATS, 0.5f);
    static final FloatVector INFINITY = FloatVector.broadcast(FLOATS, Float.POSITIVE_INFINITY);
    static final FloatVector L0 = FloatVector.broadcast(FLOATS, Coefficients.L0);
    static final FloatVector L1 = FloatVector.broadcast(FLOATS, Coefficients.L1);
    static final FloatVector L2 = FloatVector.broadcast(FLOATS, Coefficients.L2);
    static final FloatVector L3 = FloatVector.broadcast(FLOATS, Coefficients.L3);
    static final FloatVector L4 = FloatVector.broadcast(FLOATS, Coefficients.L4);
    static final FloatVector L5 = FloatVector.broadcast(FLOATS, Coefficients.L5);
    static final FloatVector L6 = FloatVector.broadcast(FLOATS, Coefficients.L6);
    static final FloatVector L7 = FloatVector.broadcast(FLOATS, Coefficients.L7);
    static final FloatVector L8 = FloatVector.broadcast(FLOATS, Coefficients.L8);
    static final FloatVector LEAST_NORMAL = FloatVector.broadcast(FLOATS, Float.MIN_NORMAL);
    static final FloatVector LN2_HIGH = FloatVector.broadcast(FLOATS, Coefficients.LN2_HIGH);
    static final FloatVector LN2_LOW = FloatVector.broadcast(FLOATS, Coefficients.LN2_LOW);
    static final FloatVector LOG2E = FloatVector.broadcast(FLOATS, Coefficients.LOG2E);
    static final IntVector MANTISSA = IntVector.broadcast(INTS, 0x007fffff);
    static final FloatVector MINUS_HALF = FloatVector.broadcast(FLOATS, -0.5f);
    static final FloatVector MINUS_HALF_PI_HIGH = FloatVector.broadcast(FLOATS, -Coefficients.HALF_PI_HIGH);
    static final FloatVector MINUS_HALF_PI_LOW = FloatVector.broadcast(FLOATS, -Coefficients.HALF_PI_LOW);
    static final FloatVector MINUS_HALF_PI_MIDDLE = FloatVector.broadcast(FLOATS, -Coefficients.HALF_PI_MIDDLE);
    static final FloatVector MINUS_INFINITY = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
    static final FloatVector MINUS_LN2_HIGH = FloatVector.broadcast(FLOATS, -Coefficients.LN2_HIGH);
    static final FloatVector MINUS_EIGHTY = FloatVector.broadcast(FLOATS, -80f);
    static final FloatVector MINUS_LN2_LOW = FloatVector.broadcast(FLOATS, -Coefficients.LN2_LOW);
    static final FloatVector MINUS_SATURATED = FloatVector.broadcast(FLOATS, -Coefficients.SATURATED);
    static final FloatVector NAN = FloatVector.broadcast(FLOATS, Float.NaN);
    static final FloatVector NORMAL_DENSITY = FloatVector.broadcast(FLOATS, Coefficients.NORMAL_DENSITY);
    static final FloatVector ONE = FloatVector.broadcast(FLOATS, 1f);
    static final FloatVector ROUND = FloatVector.broadcast(FLOATS, Coefficients.ROUND);
    static final IntVector ROUND_BITS = IntVector.broadcast(INTS, Coefficients.ROUND_BITS);
    static final FloatVector S0 = FloatVector.broadcast(FLOATS, Coefficients.S0);
    static final FloatVector S1 = FloatVector.broadcast(FLOATS, Coefficients.S1);
    static final FloatVector S2 = FloatVector.broadcast(FLOATS, Coefficients.S2);
    static final FloatVector SATURATED = FloatVector.broadcast(FLOATS, Coefficients.SATURATED);
    static final FloatVector SHIFT = FloatVector.broadcast(FLOATS, 23f);
    static final IntVector SIGN = IntVector.broadcast(INTS, Integer.MIN_VALUE);
    static final IntVector SIZE = IntVector.broadcast(INTS, Integer.MAX_VALUE);
    static final FloatVector SQRT_HALF = FloatVector.broadcast(FLOATS, Coefficients.SQRT_HALF);
    static final IntVector SQRT_HALF_BITS = IntVector.broadcast(INTS, Coefficients.SQRT_HALF_BITS);
    static final FloatVector T0 = FloatVector.broadcast(FLOATS, Coefficients.T0);
    static final FloatVector T1 = FloatVector.broadcast(FLOATS, Coefficients.T1);
    static final FloatVector T2 = FloatVector.broadcast(FLOATS, Coefficients.T2);
    static final FloatVector T3 = FloatVector.broadcast(FLOATS, Coefficients.T3);
    static final FloatVector T4 = FloatVector.broadcast(FLOATS, Coefficients.T4);
    static final FloatVector TANH_ONE = FloatVector.broadcast(FLOATS, Coefficients.TANH_ONE);
    static final FloatVector TANH_SMALL = FloatVector.broadcast(FLOATS, Coefficients.TANH_SMALL);
    static final FloatVector TWO = FloatVector.broadcast(FLOATS, 2f);
    static final FloatVector TWO_23 = FloatVector.broadcast(FLOATS, 0x1p23f);
    static final FloatVector TWO_MINUS_64 = FloatVector.broadcast(FLOATS, 0x1p-64f);
    static final FloatVector TWO_OVER_PI = FloatVector.broadcast(FLOATS, Coefficients.TWO_OVER_PI);
    static final FloatVector ZERO = FloatVector.broadcast(FLOATS, 0f);

    private VectorConstants() {}
}
