package dev.telar.conformance.internal.cases;

import java.util.List;

import dev.telar.op.Cast;
import dev.telar.shape.DType;

/// Conversions from each type to each type.
public final class CastCases {

    private CastCases() {}

    /// Typical values.
    public static List<Case> typical() {
        Cases cases = new Cases();
        for (DType from : DType.values()) {
            for (DType to : DType.values()) {
                cases.add("typical", new Cast(to), Values.typical(from, 6, 5, 13));
                cases.add("scalar", new Cast(to), Values.typical(from, 6));
                cases.add("nothing", new Cast(to), Values.typical(from, 6, 3, 0));
            }
        }
        for (DType to : DType.values()) {
            cases.add("many", new Cast(to), Values.scaled(DType.FLOAT32, 100, 7, 40001));
        }
        return cases.list();
    }

    /// What saturates, wraps around, is cut off or rounded.
    public static List<Case> special() {
        Cases cases = new Cases();
        for (DType from : DType.values()) {
            for (DType to : DType.values()) {
                cases.add("special", new Cast(to), Values.special(from));
            }
        }
        for (DType from : List.of(DType.FLOAT32, DType.FLOAT64)) {
            for (DType to : DType.values()) {
                cases.add("every exponent", new Cast(to), Values.everyExponent(from));
                cases.add("fractions of both signs", new Cast(to), Values.range(from, -300, 300, 2401));
            }
        }
        cases.add("halfway between two FLOAT32 numbers", new Cast(DType.FLOAT32),
                Input.of(1 + 0x1p-24, 1 + 3 * 0x1p-24, -1 - 0x1p-24, 0x1p-150, 3 * 0x1p-150, 0x1.fffffffp127));
        cases.add("halfway between two FLOAT32 numbers", new Cast(DType.FLOAT32),
                Input.of((1 << 24) + 1, (1 << 24) + 3, -(1 << 24) - 1, Integer.MAX_VALUE, Integer.MIN_VALUE));
        return cases.list();
    }
}
