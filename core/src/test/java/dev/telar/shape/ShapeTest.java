package dev.telar.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.telar.error.ShapeException;

class ShapeTest {

    @Test
    void toString_ofAnyRank_isPythons() {
        assertThat(Shape.scalar()).hasToString("()");
        assertThat(Shape.of(3)).hasToString("(3,)");
        assertThat(Shape.of(Shape.UNKNOWN, 784)).hasToString("(None, 784)");
        assertThat(new TensorSpec(Shape.of(2, 3), DType.UINT8)).hasToString("UINT8 (2, 3)");
    }

    @Test
    void equality_isByValue() {
        assertThat(Shape.of(2, 3)).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3)).isNotEqualTo(Shape.of(3, 2));
        assertThat(IntList.of(1, 2)).isEqualTo(IntList.of(1, 2)).hasSameHashCodeAs(IntList.of(1, 2))
                .isNotEqualTo(IntList.of(2, 1));
    }

    @Test
    void of_aNegativeSize_isRefused() {
        assertThatThrownBy(() -> Shape.of(2, -2)).isInstanceOf(ShapeException.class)
                .hasMessage("shape: a size must be 0 or more, or −1 where it is unknown, given [2, -2]");
    }

    @Test
    void elements_multiplyUp_orSayWhyNot() {
        assertThat(Shape.of(2, 3, 4).elements()).isEqualTo(24);
        assertThat(Shape.scalar().elements()).isEqualTo(1);
        assertThat(Shape.of(5, 0).elements()).isZero();
        assertThatThrownBy(() -> Shape.of(-1, 3).elements()).isInstanceOf(ShapeException.class)
                .hasMessage("shape (None, 3): the number of elements is not known");
        assertThatThrownBy(() -> Shape.of(1 << 30, 1 << 30, 16).elements()).isInstanceOf(ShapeException.class)
                .hasMessage("shape (1073741824, 1073741824, 16): more than 2^63 - 1 elements");
        assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 16).count()).isInstanceOf(ShapeException.class)
                .hasMessage("shape (65536, 65536): 4294967296 elements, at most 2147483647 fit a tensor");
    }

    @Test
    void axis_countsFromBothEnds() {
        Shape shape = Shape.of(2, 3, 4);

        assertThat(shape.axis(-1)).isEqualTo(2);
        assertThat(shape.size(-2)).isEqualTo(3);
        assertThat(shape.axes()).isEqualTo(IntList.of(0, 1, 2));
        assertThat(shape.axes(-1, 0)).isEqualTo(IntList.of(0, 2));
        assertThatThrownBy(() -> shape.axis(3)).isInstanceOf(ShapeException.class)
                .hasMessage("axis 3 is out of bounds for shape (2, 3, 4) of rank 3");
        assertThatThrownBy(() -> shape.axes(2, -1)).isInstanceOf(ShapeException.class)
                .hasMessage("axis 2 is named twice in [2, -1] for shape (2, 3, 4)");
    }

    @Test
    void parts_areNewShapes() {
        Shape shape = Shape.of(2, 3, 4);

        assertThat(shape.with(-1, 9)).isEqualTo(Shape.of(2, 3, 9));
        assertThat(shape.inserted(1, 7)).isEqualTo(Shape.of(2, 7, 3, 4));
        assertThat(shape.without(1)).isEqualTo(Shape.of(2, 4));
        assertThat(shape.part(1, 3)).isEqualTo(Shape.of(3, 4));
        assertThat(shape.concat(Shape.of(5))).isEqualTo(Shape.of(2, 3, 4, 5));
        assertThat(shape.reduced(IntList.of(0, 2), true)).isEqualTo(Shape.of(1, 3, 1));
        assertThat(shape.isKnown()).isTrue();
        assertThat(Shape.of(-1).isKnown()).isFalse();
    }

    @Test
    void broadcast_ofDifferentSizes_namesThem() {
        assertThat(Shape.of(2, 1).broadcast(Shape.of(3))).isEqualTo(Shape.of(2, 3));
        assertThatThrownBy(() -> Shape.of(2, 3).broadcast(Shape.of(4))).isInstanceOf(ShapeException.class)
                .hasMessage("shapes (2, 3) and (4,) do not broadcast: sizes 3 and 4 at axis −1 differ and neither is 1");
    }

    @Test
    void intList_isACopy() {
        int[] values = {1, 2};
        IntList list = IntList.of(values);
        values[0] = 9;

        assertThat(list.get(0)).isEqualTo(1);
        assertThat(list.contains(2)).isTrue();
        assertThat(list.contains(9)).isFalse();
        assertThat(IntList.range(3)).hasToString("[0, 1, 2]");
        assertThat(IntList.filled(2, 7).toArray()).containsExactly(7, 7);
        assertThat(IntList.of().isEmpty()).isTrue();
    }
}
