package dev.telar.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import dev.telar.error.ShapeException;
import dev.telar.op.Pad;
import dev.telar.op.Slice;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Laws that hold for tensors of any shape.
class TensorLawsTest {

    @Provide
    Arbitrary<Shape> shapes() {
        return Arbitraries.integers().between(0, 4).array(int[].class).ofMinSize(0).ofMaxSize(4).map(Shape::of);
    }

    @Provide
    Arbitrary<Shape> matrices() {
        return Arbitraries.integers().between(1, 7).array(int[].class).ofSize(2).map(Shape::of);
    }

    private static Tensor random(Shape shape, long seed) {
        Random random = new Random(seed);
        return Tensor.of(random.doubles(shape.count(), -1, 1).toArray(), shape);
    }

    private static double dot(Tensor a, Tensor b) {
        return a.multiply(b).sum().item();
    }

    @Property(tries = 200)
    void broadcast_ofTwoShapes_commutesAndIsReachedFromBoth(@ForAll("shapes") Shape a, @ForAll("shapes") Shape b) {
        Shape both;
        try {
            both = a.broadcast(b);
        } catch (ShapeException e) {
            assertThatThrownBy(() -> b.broadcast(a)).isInstanceOf(ShapeException.class);
            assertThatThrownBy(() -> random(a, 1).add(random(b, 2))).isInstanceOf(ShapeException.class);
            return;
        }
        assertThat(b.broadcast(a)).isEqualTo(both);
        assertThat(a.broadcastsTo(both)).isTrue();
        assertThat(b.broadcastsTo(both)).isTrue();
        Tensor x = random(a, 1);
        Tensor y = random(b, 2);
        assertThat(x.add(y).shape()).isEqualTo(both);
        assertThat(x.add(y).toDoubleArray()).containsExactly(x.broadcastTo(both).add(y.broadcastTo(both)).toDoubleArray());
        assertThat(x.add(y).toDoubleArray()).containsExactly(y.add(x).toDoubleArray());
    }

    @Property(tries = 100)
    void transpose_backAndForth_changesNothing(@ForAll("shapes") Shape shape, @ForAll long seed) {
        Tensor x = random(shape, seed);
        int[] order = IntList.range(shape.rank()).toArray();
        Random random = new Random(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }

        assertThat(x.transpose(order).transpose(inverse).toDoubleArray()).containsExactly(x.toDoubleArray());
        assertThat(x.flatten().reshape(shape).toDoubleArray()).containsExactly(x.toDoubleArray());
        assertThat(x.reverse().reverse().toDoubleArray()).containsExactly(x.toDoubleArray());
        assertThat(x.reverse().flatten().toDoubleArray()).containsExactly(x.flatten().reverse().toDoubleArray());
    }

    @Property(tries = 200)
    void pad_ofZeros_isTheAdjointOfSlice(@ForAll("matrices") Shape shape, @ForAll @IntRange(min = 1, max = 3) int step,
            @ForAll long seed) {
        Random random = new Random(seed);
        int[] start = new int[2];
        int[] limit = new int[2];
        int[] high = new int[2];
        for (int i = 0; i < 2; i++) {
            start[i] = random.nextInt(shape.size(i));
            limit[i] = start[i] + 1 + random.nextInt(shape.size(i) - start[i]);
            int taken = Math.ceilDiv(limit[i] - start[i], step);
            high[i] = shape.size(i) - start[i] - (taken - 1) * step - 1;
        }
        Tensor x = random(shape, seed);
        Tensor slice = Tensor.apply(new Slice(IntList.of(start), IntList.of(limit), IntList.filled(2, step)), x).getFirst();
        Tensor y = random(slice.shape(), seed + 1);

        Tensor pad = Tensor.apply(new Pad(IntList.of(start), IntList.of(high), IntList.filled(2, step - 1), 0), y).getFirst();

        assertThat(pad.shape()).isEqualTo(shape);
        assertThat(dot(slice, y)).isCloseTo(dot(x, pad), within(1e-12));
    }

    @Property(tries = 200)
    void foldWindows_ofAnyWindows_isTheirAdjoint(@ForAll("matrices") Shape shape, @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 1, max = 2) int dilation, @ForAll long seed) {
        Random random = new Random(seed);
        IntList axes = IntList.of(0, 1);
        int[] sizes = new int[2];
        for (int i = 0; i < 2; i++) {
            sizes[i] = 1 + random.nextInt((shape.size(i) - 1) / dilation + 1);
        }
        IntList strides = IntList.filled(2, stride);
        IntList dilations = IntList.filled(2, dilation);
        Tensor x = random(shape, seed);
        Tensor windows = x.windows(axes, IntList.of(sizes), strides, dilations);
        Tensor y = random(windows.shape(), seed + 1);

        Tensor folded = y.foldWindows(IntList.of(shape.toArray()), axes, IntList.of(sizes), strides, dilations);

        assertThat(dot(windows, y)).isCloseTo(dot(x, folded), within(1e-12));
    }

    @Property(tries = 200)
    void scatterAdd_ofAnyIndices_isTheAdjointOfGather(@ForAll("matrices") Shape shape,
            @ForAll @IntRange(min = 0, max = 1) int axis,
            @ForAll @IntRange(min = 0, max = 9) int count, @ForAll long seed) {
        int[] indices = new Random(seed).ints(count, 0, shape.size(axis)).toArray();
        Tensor at = Tensor.of(indices);
        Tensor x = random(shape, seed);
        Tensor gathered = x.gather(at, axis);
        Tensor y = random(gathered.shape(), seed + 1);

        Tensor scattered = Tensor.full(0, x.spec()).scatterAdd(at, y, axis);

        assertThat(dot(gathered, y)).isCloseTo(dot(x, scattered), within(1e-12));
    }

    @Property(tries = 100)
    void sort_ofAnyValues_isWhatJavaSorts(@ForAll float[] values) {
        float[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] += 0f;
        }
        Arrays.sort(sorted);
        Tensor x = Tensor.of(values).add(0);

        assertThat(x.sort(0).toFloatArray()).containsExactly(sorted);
        assertThat(x.gather(x.argSort(0), 0).toFloatArray()).containsExactly(sorted);
    }

    @Property(tries = 100)
    void matmul_ofTransposes_isTheTransposeOfTheProduct(@ForAll("matrices") Shape shape,
            @ForAll @IntRange(min = 1, max = 5) int n,
            @ForAll long seed) {
        Tensor a = random(shape, seed);
        Tensor b = random(Shape.of(shape.size(1), n), seed + 1);
        double[] product = a.matmul(b).toDoubleArray();

        assertThat(b.transpose().matmul(a.transpose()).transpose().toDoubleArray()).containsExactly(product, within(1e-15));
        assertThat(a.transpose().matmul(b, true, false).toDoubleArray()).containsExactly(product);
        assertThat(a.matmul(b.transpose(), false, true).toDoubleArray()).containsExactly(product);
        assertThat(a.transpose().matmul(b.transpose(), true, true).toDoubleArray()).containsExactly(product);
    }

    @Property(tries = 100)
    void cast_ofIntegersToFloat64AndBack_changesNothing(@ForAll int[] values) {
        assertThat(Tensor.of(values).cast(DType.FLOAT64).cast(DType.INT32).toIntArray()).containsExactly(values);
    }
}
