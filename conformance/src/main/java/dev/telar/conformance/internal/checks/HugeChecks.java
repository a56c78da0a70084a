package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToDoubleFunction;

import dev.telar.conformance.internal.oracle.Tolerances;
import dev.telar.op.HostArray;
import dev.telar.op.Iota;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;

/// Some ten million elements. What comes out is known in a closed form.
final class HugeChecks {

    private static final int TEN_MILLION = 10_000_000;

    /// The first length of which FLOAT32 does not hold every index.
    private static final int BEYOND_FLOAT32 = (1 << 24) + 3;

    private HugeChecks() {}

    static List<Check> all() {
        return List.of(Check.of("ten million times 0.1, added up", _ -> sumOfTenths()),
                Check.of("ten million numbers of both signs, added up", _ -> alternatingSum()),
                Check.of("ten million numbers, doubled", _ -> doubled()),
                Check.of("a row added to ten million numbers", _ -> broadcast()),
                Check.of("ten million numbers, transposed", _ -> transposed()),
                Check.of("a million terms in a product of matrices", _ -> product()),
                Check.of("an int32 iota beyond 2^24", _ -> iota()),
                Check.of("the place of the greatest beyond 2^24", _ -> argMax()),
                Check.of("read and added at places beyond 2^24", _ -> indexing()));
    }

    private static Tensor counted(int n, IntToDoubleFunction value) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) value.applyAsDouble(i);
        }
        return Tensor.of(HostArray.of(Shape.of(n), values));
    }

    /// 8·√n·ε of the sum is 0.0015 of it. Added up one after the other in FLOAT32 the sum is 1,087,937.
    private static void sumOfTenths() {
        double exact = TEN_MILLION * (double) 0.1f;
        double allowed = Tolerances.sumErrors(TEN_MILLION) * 0x1p-24 * exact;
        assertThat(counted(TEN_MILLION, _ -> 0.1).sum().item())
                .as("the sum of ten million times 0.1; add up blocks of some thousand terms, then their sums")
                .isBetween(exact - allowed, exact + allowed);
    }

    /// 3 and −1 by turns: all partial sums of any order are whole numbers below 2²⁵, and those of blocks are exact.
    private static void alternatingSum() {
        double allowed = Tolerances.sumErrors(TEN_MILLION) * 0x1p-24 * 2 * TEN_MILLION;
        assertThat(counted(TEN_MILLION, i -> i % 2 == 0 ? 3 : -1).sum().item()).isBetween(TEN_MILLION - allowed,
                TEN_MILLION + allowed);
    }

    private static void doubled() {
        int n = TEN_MILLION + 19;
        Tensor x = counted(n, i -> i % 1000);
        float[] result = x.add(x).toFloatArray();
        int wrong = -1;
        for (int i = 0; i < n && wrong < 0; i++) {
            wrong = result[i] == 2 * (i % 1000) ? -1 : i;
        }
        assertThat(wrong).as("the first wrong element (-1 for none)").isEqualTo(-1);
    }

    private static void broadcast() {
        int columns = 2500;
        Tensor x = counted(TEN_MILLION, i -> i % 100).reshape(TEN_MILLION / columns, columns);
        float[] result = x.add(counted(columns, i -> i)).toFloatArray();
        int wrong = -1;
        for (int i = 0; i < TEN_MILLION && wrong < 0; i++) {
            wrong = result[i] == i % 100 + i % columns ? -1 : i;
        }
        assertThat(wrong).as("the first wrong element (-1 for none)").isEqualTo(-1);
    }

    private static void transposed() {
        int rows = 2000;
        int columns = TEN_MILLION / rows;
        float[] result = counted(TEN_MILLION, i -> i).reshape(rows, columns).transpose().toFloatArray();
        int wrong = -1;
        for (int i = 0; i < TEN_MILLION && wrong < 0; i++) {
            wrong = result[i] == i % rows * columns + i / rows ? -1 : i;
        }
        assertThat(wrong).as("the first wrong element (-1 for none)").isEqualTo(-1);
    }

    private static void product() {
        int n = 1_000_000;
        Tensor ones = counted(n, _ -> 1);
        assertThat(ones.reshape(1, n).matmul(counted(n, i -> i % 2).reshape(n, 1)).item()).isEqualTo(n / 2.0);
    }

    private static void iota() {
        int[] values = Tensor.apply(new Iota(Shape.of(BEYOND_FLOAT32), 0, DType.INT32)).getFirst().toHost().ints();
        int wrong = -1;
        for (int i = 0; i < BEYOND_FLOAT32 && wrong < 0; i++) {
            wrong = values[i] == i ? -1 : i;
        }
        assertThat(wrong).as("the first wrong element (-1 for none)").isEqualTo(-1);
    }

    private static void argMax() {
        int place = BEYOND_FLOAT32 - 2;
        assertThat(counted(BEYOND_FLOAT32, i -> i == place ? 1 : 0).argMax(0).toHost().ints()).containsExactly(place);
    }

    private static void indexing() {
        int last = BEYOND_FLOAT32 - 1;
        Tensor x = counted(BEYOND_FLOAT32, i -> i == last ? 7 : i == last - 1 ? 5 : 0);
        Tensor places = Tensor.of(last, last - 1);
        assertThat(x.gather(places, 0).toFloatArray()).containsExactly(7, 5);
        assertThat(x.scatterAdd(places, Tensor.of(10f, 20f), 0).slice(0, last - 2, last + 1).toFloatArray()).containsExactly(0,
                25, 17);
    }
}
