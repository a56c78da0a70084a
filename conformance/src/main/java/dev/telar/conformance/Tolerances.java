package dev.telar.conformance;

import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Cast;
import dev.telar.op.CumSum;
import dev.telar.op.FoldWindows;
import dev.telar.op.MatMul;
import dev.telar.op.Neural;
import dev.telar.op.Op;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.ScatterAdd;
import dev.telar.op.Unary;
import dev.telar.op.Update;

/// How far a result may be from the exact one, by class of operation. ε is half the distance of 1 and its successor, 2⁻²⁴ for FLOAT32.
///
/// | class | bound | because |
/// |---|---|---|
/// | movement, selection, comparison, integers | 0 | nothing is computed, or exactly |
/// | add, subtract, multiply, divide, √, max, min, rounding | ½ ulp | IEEE 754 fixes the result |
/// | other functions of one or two elements | 4 ulp | good libraries reach 1 to 2; an argument as exact as FLOAT32 costs nothing |
/// | sums, products of matrices | n·ε·Σ\|aᵢ·bᵢ\| + 1 ulp | Higham, *Accuracy and Stability*, section 3.1, any order of n terms |
/// | composites | 64·ε·max(1, \|y\|) | chains of at most 16 operations of 4 ulp each over values of that size |
/// | softmax and normalisation over n | (64 + n)·ε·max(1, \|y\|) | the same, and a sum of n |
final class Tolerances {

    static final double EPSILON = 0x1p-24;

    private static final double FUNCTION_ULPS = 4;
    private static final double CHAIN = 64;

    private Tolerances() {}

    /// Whether the bound grows with the sum of the absolute values.
    static boolean isSum(Op op) {
        return op instanceof MatMul || op instanceof CumSum || op instanceof FoldWindows || op instanceof ScatterAdd
                || op instanceof Reduce reduce && reduce.kind() == ReduceKind.SUM;
    }

    /// The greatest allowed distance.
    ///
    /// @param op the operation
    /// @param exact the exact result
    /// @param absolute the same operation on absolute values, for sums
    /// @param terms how many terms a sum has
    static double bound(Op op, double exact, double absolute, int terms) {
        double ulp = Math.ulp((float) exact);
        if (isSum(op)) {
            return terms * EPSILON * absolute + ulp;
        }
        return switch (op) {
            case Unary unary -> switch (unary.kind()) {
                case NEG, ABS, SIGN, FLOOR, CEIL, ROUND, NOT, IS_NAN -> 0;
                case SQRT -> ulp / 2;
                default -> FUNCTION_ULPS * ulp;
            };
            case Binary binary ->
                binary.kind() == BinaryKind.POW || binary.kind() == BinaryKind.ATAN2 || binary.kind() == BinaryKind.MOD
                        ? FUNCTION_ULPS * ulp
                        : ulp / 2;
            case Reduce reduce -> reduce.kind() == ReduceKind.PROD ? terms * ulp : 0;
            case Cast _ -> ulp / 2;
            case Activate _,ActivateGradient _,Update _ -> CHAIN * EPSILON * Math.max(1, Math.abs(exact));
            case Neural _ -> (CHAIN + terms) * EPSILON * Math.max(1, Math.abs(exact));
            default -> 0;
        };
    }
}
