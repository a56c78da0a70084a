package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.telar.op.Reduce;
import dev.telar.op.ReduceKind;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Tensor;
import dev.telar.backend.Backend;
import dev.telar.backend.Backends;

class IntegerReductionsTest {

    private static final Tensor CUBE = Tensor.arange(24).reshape(2, 3, 4);

    private static int[] reduced(ReduceKind kind, int... axes) {
        return Tensor.apply(new Reduce(kind, IntList.of(axes), false), CUBE).getFirst().toIntArray();
    }

    @Test
    void sum_overTheLastAxis_addsRows() {
        assertThat(reduced(ReduceKind.SUM, 2)).containsExactly(6, 22, 38, 54, 70, 86);
    }

    @Test
    void sum_overTheFirstAxes_addsColumns() {
        assertThat(reduced(ReduceKind.SUM, 0, 1)).containsExactly(60, 66, 72, 78);
    }

    @Test
    void extremes_overTheMiddleAxis_areChosen() {
        assertThat(reduced(ReduceKind.MAX, 1)).containsExactly(8, 9, 10, 11, 20, 21, 22, 23);
        assertThat(reduced(ReduceKind.MIN, 1)).containsExactly(0, 1, 2, 3, 12, 13, 14, 15);
    }

    @Test
    void sum_thatOverflows_wrapsAround() {
        assertThat(Tensor.of(Integer.MAX_VALUE, 1).sum().toIntArray()).containsExactly(Integer.MIN_VALUE);
    }

    @Test
    void runs_axesThatLieApart_areTheHosts() {
        Backend backend = (Backend) CUBE.place();
        List<TensorSpec> inputs = List.of(new TensorSpec(Shape.of(2, 3, 4), DType.INT32));

        assertThat(backend.runs(new Reduce(ReduceKind.SUM, IntList.of(0, 2), false), inputs)).isFalse();
        assertThat(backend.runs(new Reduce(ReduceKind.SUM, IntList.of(1, 2), false), inputs)).isTrue();
        assertThat(reduced(ReduceKind.SUM, 0, 2)).containsExactly(60, 92, 124);
        assertThat(Backends.current()).isSameAs(backend);
    }
}
