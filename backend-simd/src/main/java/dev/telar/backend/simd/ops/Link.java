package dev.telar.backend.simd.ops;

import dev.telar.backend.simd.kernels.ElementwiseKernel;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Op;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;

/// One operation of a [Chain], on a block. BOOL is 0 and 1.
@FunctionalInterface
interface Link {

    /// @param block where the values lie
    /// @param n how many elements
    void run(Block block, int n);

    /// Where the values of a chain lie while a block goes through it.
    final class Block {

        final ElementwiseKernel kernel;
        final float[][] arrays;
        final int[] at;
        final int[] step;

        Block(ElementwiseKernel kernel, int values) {
            this.kernel = kernel;
            this.arrays = new float[values][];
            this.at = new int[values];
            this.step = new int[values];
        }
    }

    /// Whether there is a link for a function.
    static boolean takes(UnaryKind kind, DType type) {
        return switch (kind) {
            case NOT -> type == DType.BOOL;
            case IS_NAN -> type == DType.FLOAT32;
            default -> type == DType.FLOAT32;
        };
    }

    /// Whether there is a link for a function.
    static boolean takes(BinaryKind kind, DType type) {
        return switch (kind) {
            case AND, OR, XOR -> type == DType.BOOL;
            case ADD, SUB, MUL, DIV, MOD, POW, ATAN2, MAX, MIN -> type == DType.FLOAT32;
            case SHIFT_LEFT, SHIFT_RIGHT -> false;
        };
    }

    /// The link for an operation.
    ///
    /// @param in the numbers of its inputs
    /// @param y the number of its result
    static Link of(Op op, int[] in, int y) {
        return switch (op) {
            case Unary unary -> unary(unary.kind(), in[0], y);
            case Binary binary -> binary(binary.kind(), in[0], in[1], y);
            case Compare compare -> compare(compare.kind(), in[0], in[1], y);
            case Where _ -> choose(in[0], in[1], in[2], y);
            case Activate activate -> (b, n) -> b.kernel.activation(activate.kind(), b.arrays[in[0]], b.at[in[0]], b.arrays[y],
                    b.at[y], n);
            case ActivateGradient gradient -> (b, n) -> b.kernel.gradient(gradient.kind(), b.arrays[in[0]], b.at[in[0]],
                    b.arrays[in[1]], b.at[in[1]], b.arrays[y], b.at[y], n);
            default -> throw new IllegalStateException("no link of a chain: " + op);
        };
    }

    private static Link unary(UnaryKind kind, int x, int y) {
        return switch (kind) {
            case NOT ->
                (b, n) -> b.kernel.compare(CompareKind.EQ, b.arrays[x], b.at[x], b.step[x], FALSE, 0, 0, b.arrays[y], b.at[y], n);
            case IS_NAN -> compare(CompareKind.NE, x, x, y);
            default -> (b, n) -> b.kernel.unary(kind, b.arrays[x], b.at[x], b.arrays[y], b.at[y], n);
        };
    }

    private static Link binary(BinaryKind kind, int p, int q, int y) {
        BinaryKind numbers = switch (kind) {
            case AND -> BinaryKind.MUL;
            case OR -> BinaryKind.MAX;
            default -> kind;
        };
        if (kind == BinaryKind.XOR) {
            return compare(CompareKind.NE, p, q, y);
        }
        return (b, n) -> b.kernel.binary(numbers, b.arrays[p], b.at[p], b.step[p], b.arrays[q], b.at[q], b.step[q], b.arrays[y],
                b.at[y], n);
    }

    private static Link compare(CompareKind kind, int p, int q, int y) {
        return (b, n) -> b.kernel.compare(kind, b.arrays[p], b.at[p], b.step[p], b.arrays[q], b.at[q], b.step[q], b.arrays[y],
                b.at[y],
                n);
    }

    private static Link choose(int c, int p, int q, int y) {
        return (b, n) -> b.kernel.choose(b.arrays[c], b.at[c], b.arrays[p], b.at[p], b.step[p], b.arrays[q], b.at[q], b.step[q],
                b.arrays[y], b.at[y], n);
    }

    /// What [UnaryKind#NOT] compares with.
    float[] FALSE = {0f};
}
