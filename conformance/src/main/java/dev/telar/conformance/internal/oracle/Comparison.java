package dev.telar.conformance.internal.oracle;

import java.util.Arrays;
import java.util.Locale;

import dev.telar.op.HostArray;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

/// Compares a backend's result with what it must be, element by element.
public final class Comparison {

    private Comparison() {}

    /// How far `actual` is from `expected`.
    ///
    /// @param what which result it is, for the message
    public static Deviation of(String what, HostArray actual, Expected expected) {
        if (!actual.spec().equals(expected.spec())) {
            return wrong(what + " is " + actual.spec() + ", expected " + expected.spec());
        }
        if (!actual.spec().dtype().isFloating()) {
            return integers(what, actual, expected);
        }
        double[] allowed = expected.allowed();
        return allowed == null ? bits(what, actual, expected) : bounded(what, actual, expected, allowed);
    }

    private static Deviation wrong(String mismatch) {
        return new Deviation(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, mismatch);
    }

    private static Deviation integers(String what, HostArray actual, Expected expected) {
        long at = actual.data().mismatch(expected.values().data());
        if (at < 0) {
            return Deviation.NONE;
        }
        int bytes = actual.spec().dtype().bytes();
        int first = (int) (at / bytes);
        int wrong = 0;
        int n = actual.spec().shape().count();
        for (int i = first; i < n; i++) {
            wrong += integer(actual, i) == integer(expected.values(), i) ? 0 : 1;
        }
        return wrong(what + " " + index(first, actual.spec().shape()) + " is " + integer(actual, first) + ", expected "
                + integer(expected.values(), first) + count(wrong, n));
    }

    private static int integer(HostArray array, int i) {
        return array.spec().dtype() == DType.INT32 ? array.ints()[i] : array.bytes()[i] & 0xFF;
    }

    private static Deviation bits(String what, HostArray actual, Expected expected) {
        double[] values = Wide.doubles(actual);
        double[] right = Wide.doubles(expected.values());
        Precision precision = Precision.of(actual.spec().dtype());
        double worst = 0;
        int first = -1;
        int wrong = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.compare(values[i], right[i]) != 0) {
                first = first < 0 ? i : first;
                wrong++;
                worst = Math.max(worst, distance(values[i], right[i]) / precision.ulp(right[i]));
            }
        }
        return first < 0
                ? Deviation.NONE
                : wrong(element(what, actual, first) + ", expected " + text(right[first], precision) + " " + expected.rule()
                        + ", the sign of zero included" + count(wrong, values.length) + ", the worst by " + ulps(worst) + " ulp");
    }

    private static Deviation bounded(String what, HostArray actual, Expected expected, double[] allowed) {
        double[] values = Wide.doubles(actual);
        double[] right = expected.values().doubles();
        Precision precision = Precision.of(actual.spec().dtype());
        double unit = expected.elementwise() ? 0 : precision.ulp(greatest(right, precision));
        double worst = 0;
        double share = 0;
        int first = -1;
        int wrong = 0;
        for (int i = 0; i < values.length; i++) {
            if (same(values[i], precision.rounded(right[i]))) {
                continue;
            }
            double distance = distance(values[i], right[i]);
            if (overflows(values[i], right[i], allowed[i], precision)) {
                continue;
            }
            if (distance > allowed[i]) {
                first = first < 0 ? i : first;
                wrong++;
            }
            worst = Math.max(worst, distance / Math.max(unit, precision.ulp(right[i])));
            share = Math.max(share, distance / allowed[i]);
        }
        return new Deviation(worst, share, first < 0
                ? null
                : element(what, actual, first) + ", expected " + text(precision.rounded(right[first]), precision) + " (exactly "
                        + right[first] + "): off by " + ulps(distance(values[first], right[first]) / precision.ulp(right[first]))
                        + " ulp, allowed " + ulps(allowed[first] / precision.ulp(right[first])) + " (" + expected.rule() + ")"
                        + count(wrong, values.length) + ", the worst " + ulps(share) + " times as far off as allowed");
    }

    private static boolean same(double x, double y) {
        return x == y || Double.isNaN(x) && Double.isNaN(y);
    }

    private static double distance(double x, double y) {
        double distance = Math.abs(x - y);
        return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
    }

    /// Whether an infinite result is as good as the greatest finite number.
    private static boolean overflows(double value, double right, double allowed, Precision precision) {
        return Double.isInfinite(value) && Math.signum(value) == Math.signum(right)
                && Math.abs(right) + allowed > precision.greatest();
    }

    private static double greatest(double[] values, Precision precision) {
        double greatest = precision.leastNormal();
        for (double value : values) {
            greatest = Double.isFinite(value) ? Math.max(greatest, Math.abs(value)) : greatest;
        }
        return greatest;
    }

    private static String element(String what, HostArray actual, int i) {
        DType dtype = actual.spec().dtype();
        return what + " " + index(i, actual.spec().shape()) + " is " + text(Wide.doubles(actual)[i], Precision.of(dtype));
    }

    private static String text(double x, Precision precision) {
        return precision == Precision.FLOAT32 ? Float.toString((float) x) : Double.toString(x);
    }

    /// Three digits are plenty.
    private static String ulps(double x) {
        return String.format(Locale.ROOT, "%.3g", x);
    }

    private static String count(int wrong, int n) {
        return "; wrong are " + wrong + " of " + n + " elements";
    }

    /// The position along each axis of an element counted in row-major order.
    static String index(int position, Shape shape) {
        int[] index = new int[shape.rank()];
        int rest = position;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            index[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return Arrays.toString(index);
    }
}
