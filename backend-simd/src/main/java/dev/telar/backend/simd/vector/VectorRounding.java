package dev.telar.backend.simd.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Rounding on vectors, for which the Vector API has no operation. A number below 2²³ is rounded to the nearest even integer by adding 2²³ and taking it
/// away; one above is an integer already. The sign is the input's, as of −0.
final class VectorRounding {

    private static final float INTEGERS = 0x1p23f;

    private VectorRounding() {}

    static FloatVector round(FloatVector x) {
        return pick(x, signed(nearest(x), x));
    }

    static FloatVector floor(FloatVector x) {
        FloatVector r = signed(nearest(x), x);
        return pick(x, signed(r.sub(1f, r.compare(VectorOperators.GT, x)), x));
    }

    static FloatVector ceil(FloatVector x) {
        FloatVector r = signed(nearest(x), x);
        return pick(x, signed(r.add(1f, r.compare(VectorOperators.LT, x)), x));
    }

    static FloatVector sign(FloatVector x) {
        FloatVector one = FloatVector.broadcast(VectorMath.FLOATS, 1f);
        return x.blend(one, x.compare(VectorOperators.GT, 0f)).blend(one.neg(), x.compare(VectorOperators.LT, 0f));
    }

    private static FloatVector nearest(FloatVector x) {
        return x.abs().add(INTEGERS).sub(INTEGERS);
    }

    private static FloatVector pick(FloatVector x, FloatVector rounded) {
        VectorMask<Float> small = x.abs().compare(VectorOperators.LT, INTEGERS);
        return x.blend(rounded, small);
    }

    private static FloatVector signed(FloatVector size, FloatVector sign) {
        return size.abs().reinterpretAsInts().or(sign.reinterpretAsInts().and(Integer.MIN_VALUE)).reinterpretAsFloats();
    }
}
