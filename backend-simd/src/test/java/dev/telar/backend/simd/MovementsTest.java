package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.scalar.ScalarKernels;
import dev.telar.backend.simd.threads.Workers;
import dev.telar.op.BroadcastTo;
import dev.telar.op.Concat;
import dev.telar.op.FoldWindows;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.op.Pad;
import dev.telar.op.Permute;
import dev.telar.op.Reshape;
import dev.telar.op.Reverse;
import dev.telar.op.Slice;
import dev.telar.op.Windows;
import dev.telar.shape.DType;
import dev.telar.shape.IntList;
import dev.telar.shape.Shape;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Movements against core's reference backend, which walks element by element.
class MovementsTest {

    private static final ReferenceBackend REFERENCE = new ReferenceBackend();

    private final SimdBackend backend = new SimdBackend(new ScalarKernels(), new BufferPool(), new Workers(2));

    @Property(tries = 300)
    void permute_movesAsTheReference(@ForAll DType dtype, @ForAll @IntRange(max = 5) int rank, @ForAll Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.shuffle(order, random);
        check(new Permute(list(order)), Runs.random(Runs.shape(rank, 5, random), dtype, random));
    }

    @Property(tries = 300)
    void slice_movesAsTheReference(@ForAll DType dtype, @ForAll @IntRange(max = 4) int rank, @ForAll Random random) {
        Shape shape = Runs.shape(rank, 7, random);
        int[] start = new int[rank];
        int[] limit = new int[rank];
        int[] step = new int[rank];
        for (int i = 0; i < rank; i++) {
            start[i] = random.nextInt(shape.size(i) + 1);
            limit[i] = start[i] + random.nextInt(shape.size(i) - start[i] + 1);
            step[i] = 1 + random.nextInt(3);
        }
        check(new Slice(IntList.of(start), IntList.of(limit), IntList.of(step)), Runs.random(shape, dtype, random));
    }

    @Property(tries = 300)
    void pad_movesAsTheReference(@ForAll DType dtype, @ForAll @IntRange(max = 4) int rank, @ForAll Random random) {
        IntList low = counts(rank, random);
        IntList high = counts(rank, random);
        check(new Pad(low, high, counts(rank, random), 1), Runs.random(Runs.shape(rank, 5, random), dtype, random));
    }

    @Property(tries = 200)
    void reverse_movesAsTheReference(@ForAll DType dtype, @ForAll @IntRange(max = 4) int rank, @ForAll Random random) {
        check(new Reverse(someAxes(rank, random)), Runs.random(Runs.shape(rank, 5, random), dtype, random));
    }

    @Property(tries = 300)
    void broadcast_movesAsTheReference(@ForAll DType dtype, @ForAll @IntRange(max = 4) int rank, @ForAll Random random) {
        Shape to = Runs.shape(rank, 5, random);
        Shape from = to.part(random.nextInt(rank + 1), rank);
        for (int i = 0; i < from.rank(); i++) {
            from = random.nextBoolean() ? from.with(i, 1) : from;
        }
        check(new BroadcastTo(to), Runs.random(from, dtype, random));
    }

    @Property(tries = 200)
    void concat_movesAsTheReference(@ForAll DType dtype, @ForAll @IntRange(min = 1, max = 4) int rank,
            @ForAll @IntRange(min = 1, max = 4) int count, @ForAll Random random) {
        Shape shape = Runs.shape(rank, 5, random);
        int axis = random.nextInt(rank);
        HostArray[] inputs = new HostArray[count];
        for (int i = 0; i < count; i++) {
            inputs[i] = Runs.random(shape.with(axis, random.nextInt(4)), dtype, random);
        }
        check(new Concat(axis), inputs);
    }

    @Property(tries = 300)
    void windows_moveAsTheReference(@ForAll DType dtype, @ForAll @IntRange(max = 3) int rank, @ForAll Random random) {
        Shape shape = shapeForWindows(rank, random);
        check(windows(shape, random), Runs.random(shape, dtype, random));
    }

    @Property(tries = 300)
    void foldWindows_ofIntegers_addsAsTheReference(@ForAll @IntRange(max = 3) int rank, @ForAll Random random) {
        Shape shape = shapeForWindows(rank, random);
        Windows windows = windows(shape, random);
        check(fold(shape, windows), Runs.random(windows.shapeFor(shape), DType.INT32, random));
    }

    @Property(tries = 100)
    void foldWindows_ofFloats_addsInTheOrderOfTheWindows(@ForAll @IntRange(min = 1, max = 3) int rank, @ForAll Random random) {
        Shape shape = shapeForWindows(rank, random);
        Windows windows = windows(shape, random);
        HostArray x = Runs.random(windows.shapeFor(shape), DType.FLOAT32, random);
        // where each element comes from: the windows over the numbers of the places
        int[] places = Runs.run(REFERENCE, windows, List.of(HostArray.of(shape, IntStream.range(0, shape.count()).toArray())))
                .getFirst().ints();
        float[] expected = new float[shape.count()];
        for (int i = 0; i < places.length; i++) {
            expected[places[i]] += x.floats()[i];
        }
        assertThat(Runs.run(backend, fold(shape, windows), List.of(x)).getFirst().floats()).containsExactly(expected);
    }

    @Test
    void permute_ofALargeMatrix_movesAsTheReference() {
        check(new Permute(IntList.of(1, 0)), Runs.random(Shape.of(301, 517), DType.FLOAT32, new Random(1)));
        check(new Permute(IntList.of(2, 0, 1)), Runs.random(Shape.of(37, 70, 65), DType.UINT8, new Random(2)));
    }

    @Test
    void reshape_sharesTheArrayUntilBothAreReleased() {
        HostArray x = HostArray.of(Shape.of(6), new float[]{1, 2, 3, 4, 5, 6});
        assertThat(Runs.run(backend, new Reshape(Shape.of(2, 3)), List.of(x)).getFirst().floats()).containsExactly(1, 2, 3, 4, 5,
                6);
        assertThat(backend.liveBytes()).isZero();
    }

    @Test
    void movements_thatMoveNothing_makeNoCopy() {
        HostArray x = Runs.random(Shape.of(3, 1, 4), DType.FLOAT32, new Random(1));
        check(new Permute(IntList.of(1, 0, 2)), x);
        check(new Slice(IntList.of(0, 0, 0), IntList.of(3, 1, 4), IntList.of(1, 1, 1)), x);
        check(new BroadcastTo(Shape.of(1, 3, 1, 4)), x);
        check(new Reverse(IntList.of(1)), x);
    }

    private void check(Op op, HostArray... inputs) {
        List<HostArray> all = Arrays.asList(inputs);
        assertThat(Runs.bits(Runs.run(backend, op, all))).as("%s of %s", op, all.getFirst().spec())
                .isEqualTo(Runs.bits(Runs.run(REFERENCE, op, all)));
        assertThat(backend.liveBytes()).isZero();
    }

    private static Shape shapeForWindows(int rank, Random random) {
        int[] sizes = new int[rank];
        for (int i = 0; i < rank; i++) {
            sizes[i] = 1 + random.nextInt(8);
        }
        return Shape.of(sizes);
    }

    private static Windows windows(Shape shape, Random random) {
        IntList axes = someAxes(shape.rank(), random);
        int[] sizes = new int[axes.size()];
        int[] strides = new int[axes.size()];
        int[] dilations = new int[axes.size()];
        for (int i = 0; i < axes.size(); i++) {
            int n = shape.size(axes.get(i));
            dilations[i] = 1 + random.nextInt(3);
            sizes[i] = 1 + random.nextInt((n - 1) / dilations[i] + 1);
            strides[i] = 1 + random.nextInt(3);
        }
        return new Windows(axes, IntList.of(sizes), IntList.of(strides), IntList.of(dilations));
    }

    private static FoldWindows fold(Shape shape, Windows windows) {
        int[] lengths = new int[windows.axes().size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = shape.size(windows.axes().get(i));
        }
        return new FoldWindows(IntList.of(lengths), windows.axes(), windows.sizes(), windows.strides(), windows.dilations());
    }

    private static IntList someAxes(int rank, Random random) {
        return IntList.of(IntStream.range(0, rank).filter(_ -> random.nextBoolean()).toArray());
    }

    private static IntList counts(int rank, Random random) {
        return IntList.of(IntStream.range(0, rank).map(_ -> random.nextInt(3)).toArray());
    }

    private static IntList list(List<Integer> values) {
        return IntList.of(values.stream().mapToInt(Integer::intValue).toArray());
    }
}
