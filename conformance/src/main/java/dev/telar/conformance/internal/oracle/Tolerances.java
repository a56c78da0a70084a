package dev.telar.conformance.internal.oracle;

import dev.telar.op.Binary;
import dev.telar.op.Composite;
import dev.telar.op.CumSum;
import dev.telar.op.Elementwise;
import dev.telar.op.FoldWindows;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.op.ScatterAdd;
import dev.telar.op.Selection;
import dev.telar.op.Unary;
import dev.telar.shape.DType;

/// How far a result may be from the exact one, all numbers of the kit in one place. ε is half the distance of 1 and its successor, 2⁻²⁴ for
/// FLOAT32 and 2⁻⁵³ for FLOAT64; an ulp is the distance of a result to its successor.
///
/// | class | allowed | because |
/// |---|---|---|
/// | integers, BOOL | 0 | everything is exact |
/// | movement, selection, comparison, max, min, sort, negation, abs, sign, rounding, cast | 0, the sign of zero included | nothing is computed, or exactly |
/// | add, subtract, multiply, divide, √ | 0, the sign of zero included | IEEE 754 fixes the result to the bit, subnormals included |
/// | other functions of one or two elements | 4 ulp | good libraries reach 1 to 2; subnormal results keep their digits |
/// | sum of n terms | min(n, 8·√n)·ε·Σ\|aᵢ\| | see below |
/// | product of n terms | n·ε·\|y\| | one rounding a factor |
/// | cumsum, fold_windows, scatter_add, matmul | n·ε·Σ\|aᵢ·bᵢ\| | Higham, *Accuracy and Stability of Numerical Algorithms*, section 3.1: any order of n terms |
/// | composites, gradients | 2 × the bound that their decomposition has, element by element, + the least normal number | see below |
///
/// **Long sums.** Added up one after the other in FLOAT32, ten million times 0.1 give 1,087,937. Hence no order whose error grows with n is
/// good enough. Blocks of √n terms, whose sums are then added up, err by 2·√n·ε·Σ\|aᵢ\| at most; 8·√n leaves room for blocks that are as
/// long or short as suits the processor, and up to 64 terms any order will do.
///
/// **Composites and gradients** have no fixed number of roundings, and a bound relative to the greatest element hides an error in a small
/// one. Therefore [ErrorAnalysis] evaluates the decomposition, or the operations of which the gradient is made, in FLOAT64 and carries
/// beside each element how far it may be off by then, from the classes above. A fused implementation may use another formula: it may round
/// twice as often ([#FUSED]), and may lose what lies below the least normal number on its way.
///
/// **FLOAT64.** The oracle itself computes in FLOAT64 and errs as much as the backend may; hence all bounds above 0 are doubled.
public final class Tolerances {

    /// For functions of one or two elements that IEEE 754 leaves to the library.
    static final double FUNCTION_ULPS = 4;

    /// For what is correctly rounded, but of inputs that are not exact themselves.
    static final double HALF_ULP = 0.5;

    /// How much more often than the decomposition a fused implementation may round.
    static final double FUSED = 2;

    /// For results in the oracle's own precision.
    private static final double ORACLE = 2;

    /// Blocks of √n terms and the sum of the blocks, twice as much room for each.
    private static final double BLOCKS = 8;

    /// How an operation rounds its result.
    enum Rounding {
        /// Not at all: the result is a number of the type.
        NONE,
        /// To the nearest number of the type.
        CORRECT,
        /// By up to [#FUNCTION_ULPS].
        FUNCTION
    }

    private Tolerances() {}

    /// Whether a backend's result must be that of the reference backend to the bit.
    ///
    /// @param dtype the type that the operation computes in
    public static boolean isExact(Op op, DType dtype) {
        return !dtype.isFloating() || switch (op) {
            case Unary unary -> of(unary) != Rounding.FUNCTION;
            case Binary binary -> of(binary) != Rounding.FUNCTION;
            case Reduce reduce -> reduce.kind() == ReduceKind.MAX || reduce.kind() == ReduceKind.MIN;
            case CumSum _,FoldWindows _,ScatterAdd _,MatMul _ -> false;
            case Selection _ -> true;
            case Composite _ -> false;
            default -> true;
        };
    }

    /// Whether each element of the result stands for itself: errors are then reported in ulp of the element, otherwise in ulp of the
    /// greatest element of the result, since small ones come from differences of greater ones.
    static boolean isElementwise(Op op) {
        return op instanceof Elementwise;
    }

    static Rounding of(Unary op) {
        return switch (op.kind()) {
            case NEG, ABS, SIGN, FLOOR, CEIL, ROUND, NOT, IS_NAN -> Rounding.NONE;
            case SQRT -> Rounding.CORRECT;
            case EXP, EXPM1, LOG, LOG1P, RSQRT, SIN, COS, TAN, ASIN, ACOS, ATAN, TANH, ERF -> Rounding.FUNCTION;
        };
    }

    static Rounding of(Binary op) {
        return switch (op.kind()) {
            case MAX, MIN, AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> Rounding.NONE;
            case ADD, SUB, MUL, DIV -> Rounding.CORRECT;
            case MOD, POW, ATAN2 -> Rounding.FUNCTION;
        };
    }

    /// By how many ε the sum of n terms may be off, relative to the sum of their absolute values.
    public static double sumErrors(double terms) {
        return Math.min(terms, BLOCKS * Math.sqrt(terms));
    }

    /// The allowed distance that follows from a bound of the error analysis.
    ///
    /// @param fused whether the backend may use another formula
    static double allowed(double bound, boolean fused, Precision precision) {
        double own = fused ? FUSED * bound + precision.leastNormal() : bound;
        return precision == Precision.FLOAT64 ? ORACLE * own : own;
    }

    /// The class of an operation in words, for messages.
    static String rule(Op op, DType dtype) {
        if (isExact(op, dtype)) {
            return "to the bit";
        }
        return switch (op) {
            case Unary _,Binary _ -> "4 ulp";
            case Reduce reduce when reduce.kind() == ReduceKind.SUM -> "min(n, 8·√n)·ε·Σ|aᵢ|";
            case Reduce _ -> "n·ε·|y|";
            case MatMul _,CumSum _,FoldWindows _,ScatterAdd _ -> "n·ε·Σ|aᵢ·bᵢ|";
            default -> "twice the error of the decomposition";
        };
    }
}
