package dev.telar.passes;

import static dev.telar.passes.Operations.ADD;
import static dev.telar.passes.Operations.MUL;
import static dev.telar.passes.Operations.SUB;
import static dev.telar.passes.Operations.floats;
import static dev.telar.passes.Operations.full;
import static dev.telar.passes.Operations.ints;
import static dev.telar.passes.Operations.reshape;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.telar.op.BroadcastTo;
import dev.telar.op.Cast;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Graph;
import dev.telar.op.MatMul;
import dev.telar.op.Permute;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

class SimplificationTest {

    private final Graph.Builder builder = new Graph.Builder();

    private String simplified(int... outputs) {
        return DeadCode.remove(Simplification.of(builder.build(outputs))).toString();
    }

    private static BroadcastTo broadcast(int... sizes) {
        return new BroadcastTo(Shape.of(sizes));
    }

    private static Permute permute(int... order) {
        return new Permute(IntList.of(order));
    }

    @Test
    void of_reshapeOfReshape_isOne_andNoneWhereItComesBack() {
        int x = builder.input(floats(6));
        int matrix = builder.add(reshape(2, 3), x);
        int other = builder.add(reshape(3, 2), matrix);
        int back = builder.add(reshape(6), other);

        assertThat(simplified(other, back)).isEqualTo("""
                graph(%0: FLOAT32 (6,)) {
                  %1 = reshape[shape=(3, 2)](%0): FLOAT32 (3, 2)
                  return %1, %0
                }""");
    }

    @Test
    void of_movementsAndCastsToWhatIsThere_areLeftOut() {
        int x = builder.input(floats(2, 3));
        int same = builder.add(broadcast(2, 3), builder.add(permute(0, 1), builder.add(new Cast(DType.FLOAT32), x)));
        int turned = builder.add(permute(1, 0), x);
        int whole = builder.add(new Cast(DType.INT32), x);

        assertThat(simplified(same, turned, whole)).isEqualTo("""
                graph(%0: FLOAT32 (2, 3)) {
                  %1 = transpose[order=[1, 0]](%0): FLOAT32 (3, 2)
                  %2 = cast[dtype=INT32](%0): INT32 (2, 3)
                  return %0, %1, %2
                }""");
    }

    @Test
    void of_permutationOfASquare_stays() {
        int x = builder.input(floats(3, 3));

        assertThat(simplified(builder.add(permute(1, 0), x))).contains("transpose[order=[1, 0]](%0)");
    }

    @Test
    void of_productWithOne_isTheOtherFactor() {
        int x = builder.input(floats(2, 3));
        int right = builder.add(MUL, x, builder.add(full(1)));
        int left = builder.add(MUL, builder.add(full(1, 2, 3)), x);

        assertThat(simplified(right, left)).isEqualTo("""
                graph(%0: FLOAT32 (2, 3)) {
                  return %0, %0
                }""");
    }

    @Test
    void of_productWithOnesThatStretchTheResult_stays() {
        int x = builder.input(floats(3));

        assertThat(simplified(builder.add(MUL, x, builder.add(full(1, 2, 3))))).contains("mul[kind=MUL](%0, %1): FLOAT32 (2, 3)");
    }

    /// −0 + 0 is +0, NaN·0 is NaN, ∞ − ∞ is NaN.
    @Test
    void of_sumsAndProductsWithZero_andDifferencesOfOne_stay() {
        int x = builder.input(floats(3));
        int zero = builder.add(full(0));

        assertThat(simplified(builder.add(ADD, x, zero), builder.add(MUL, x, zero), builder.add(SUB, x, x))).isEqualTo("""
                graph(%0: FLOAT32 (3,)) {
                  %1 = full[shape=(), dtype=FLOAT32, value=0.0](): FLOAT32 ()
                  %2 = add[kind=ADD](%0, %1): FLOAT32 (3,)
                  %3 = mul[kind=MUL](%0, %1): FLOAT32 (3,)
                  %4 = sub[kind=SUB](%0, %0): FLOAT32 (3,)
                  return %2, %3, %4
                }""");
    }

    @Test
    void of_broadcastsBeforeOperationsThatBroadcast_areLeftOut() {
        int x = builder.input(floats(2, 3));
        int row = builder.input(floats(3));
        int wide = builder.add(broadcast(2, 3), row);
        int sum = builder.add(ADD, x, wide);
        int less = builder.add(new Compare(CompareKind.LT), wide, x);
        int chosen = builder.add(new Where(), less, wide, x);

        assertThat(simplified(sum, chosen)).isEqualTo("""
                graph(%0: FLOAT32 (2, 3), %1: FLOAT32 (3,)) {
                  %2 = add[kind=ADD](%0, %1): FLOAT32 (2, 3)
                  %3 = lt[kind=LT](%1, %0): BOOL (2, 3)
                  %4 = where(%3, %1, %0): FLOAT32 (2, 3)
                  return %2, %4
                }""");
    }

    @Test
    void of_broadcastsThatGiveTheResultItsShape_stay() {
        int row = builder.input(floats(3));
        int other = builder.input(floats(3));
        int a = builder.add(broadcast(2, 3), row);
        int b = builder.add(broadcast(2, 3), other);

        assertThat(simplified(builder.add(ADD, a, b))).isEqualTo("""
                graph(%0: FLOAT32 (3,), %1: FLOAT32 (3,)) {
                  %2 = broadcast_to[shape=(2, 3)](%1): FLOAT32 (2, 3)
                  %3 = add[kind=ADD](%0, %2): FLOAT32 (2, 3)
                  return %3
                }""");
    }

    @Test
    void of_broadcastBeforeAnythingElse_stays() {
        int row = builder.input(floats(3));
        int square = builder.input(floats(3, 2));

        assertThat(simplified(builder.add(new MatMul(false, false), builder.add(broadcast(4, 3), row), square)))
                .contains("matmul[transposeA=false, transposeB=false](%2, %1)");
    }

    @Test
    void of_transpositionsBeforeProducts_becomeFlags() {
        int a = builder.input(floats(3, 2));
        int b = builder.input(floats(4, 3));
        int first = builder.add(new MatMul(false, false), builder.add(permute(1, 0), a), builder.add(permute(1, 0), b));
        int second = builder.add(new MatMul(false, true), builder.add(permute(1, 0), a), b);
        int third = builder.add(new MatMul(true, false), builder.add(permute(1, 0), builder.add(permute(1, 0), a)),
                builder.add(permute(1, 0), b));

        assertThat(simplified(first, second, third)).isEqualTo("""
                graph(%0: FLOAT32 (3, 2), %1: FLOAT32 (4, 3)) {
                  %2 = matmul[transposeA=true, transposeB=true](%0, %1): FLOAT32 (2, 4)
                  %3 = matmul[transposeA=true, transposeB=true](%0, %1): FLOAT32 (2, 4)
                  %4 = transpose[order=[1, 0]](%0): FLOAT32 (2, 3)
                  %5 = matmul[transposeA=false, transposeB=true](%4, %1): FLOAT32 (2, 4)
                  return %2, %3, %5
                }""");
    }

    @Test
    void of_transpositionsOfBatches_becomeFlagsOnlyForTheLastTwoAxes() {
        int a = builder.input(floats(5, 3, 2));
        int b = builder.input(floats(3, 5, 4));
        int turned = builder.add(permute(0, 2, 1), a);
        int moved = builder.add(permute(1, 0, 2), b);

        assertThat(simplified(builder.add(new MatMul(false, false), turned, moved))).isEqualTo("""
                graph(%0: FLOAT32 (5, 3, 2), %1: FLOAT32 (3, 5, 4)) {
                  %2 = transpose[order=[1, 0, 2]](%1): FLOAT32 (5, 3, 4)
                  %3 = matmul[transposeA=true, transposeB=false](%0, %2): FLOAT32 (5, 2, 4)
                  return %3
                }""");
    }

    @Test
    void of_integersTimesOne_isLeftOutToo() {
        int x = builder.input(ints(3));
        int one = builder.add(new dev.telar.op.Full(Shape.of(), DType.INT32, 1));

        assertThat(simplified(builder.add(MUL, x, one))).contains("return %0");
    }
}
