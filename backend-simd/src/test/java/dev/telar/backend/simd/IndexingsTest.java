package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;

import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.scalar.ScalarKernels;
import dev.telar.backend.simd.threads.Workers;
import dev.telar.op.Gather;
import dev.telar.op.HostArray;
import dev.telar.op.ScatterAdd;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexingsTest {

    private static final ReferenceBackend REFERENCE = new ReferenceBackend();

    private final SimdBackend backend = new SimdBackend(new ScalarKernels(), new BufferPool(), new Workers(2));

    @Property(tries = 200)
    void gather_readsAsTheReference(@ForAll DType dtype, @ForAll @IntRange(min = 1, max = 4) int rank,
            @ForAll @IntRange(max = 3) int indexRank, @ForAll Random random) {
        int axis = random.nextInt(rank);
        Shape shape = Runs.shape(rank, 5, random).with(axis, 1 + random.nextInt(5));
        List<HostArray> inputs = List.of(Runs.random(shape, dtype, random), indices(shape.size(axis), indexRank, random));
        assertThat(Runs.bits(Runs.run(backend, new Gather(axis), inputs)))
                .isEqualTo(Runs.bits(Runs.run(REFERENCE, new Gather(axis), inputs)));
    }

    @Property(tries = 200)
    void scatterAdd_ofIntegers_addsAsTheReference(@ForAll @IntRange(min = 1, max = 4) int rank,
            @ForAll @IntRange(max = 3) int indexRank, @ForAll Random random) {
        int axis = random.nextInt(rank);
        Shape shape = Runs.shape(rank, 5, random).with(axis, 1 + random.nextInt(5));
        HostArray data = Runs.random(shape, DType.INT32, random);
        HostArray indices = indices(shape.size(axis), indexRank, random);
        Shape updates = new Gather(axis).infer(List.of(data.spec(), indices.spec())).getFirst().shape();
        List<HostArray> inputs = List.of(data, indices, Runs.random(updates, DType.INT32, random));
        assertThat(Runs.bits(Runs.run(backend, new ScatterAdd(axis), inputs)))
                .isEqualTo(Runs.bits(Runs.run(REFERENCE, new ScatterAdd(axis), inputs)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void scatterAdd_ofFloats_addsInTheOrderOfTheIndices(int threads) {
        Random random = new Random(3);
        int rows = 500;
        int width = 300;
        HostArray data = Runs.random(Shape.of(20, width), DType.FLOAT32, random);
        HostArray indices = HostArray.of(Shape.of(rows), random.ints(rows, 0, 20).toArray());
        HostArray updates = Runs.random(Shape.of(rows, width), DType.FLOAT32, random);
        float[] expected = data.floats().clone();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                expected[indices.ints()[i] * width + j] += updates.floats()[i * width + j];
            }
        }
        try (SimdBackend other = new SimdBackend(new ScalarKernels(), new BufferPool(), new Workers(threads))) {
            assertThat(Runs.run(other, new ScatterAdd(0), List.of(data, indices, updates)).getFirst().floats())
                    .containsExactly(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void index_outsideOfTheAxis_isAnError(int index) {
        HostArray data = HostArray.of(Shape.of(3), new float[3]);
        HostArray indices = HostArray.of(Shape.of(1, 2), new int[]{2, index});
        assertThatThrownBy(() -> Runs.run(backend, new Gather(0), List.of(data, indices)))
                .isInstanceOf(IndexOutOfBoundsException.class).hasMessage("gather: index " + index
                        + " at position [0, 1] of the indices is out of bounds for axis 0 of size 3 of shape (3,)");
        HostArray updates = HostArray.of(Shape.of(1, 2), new float[2]);
        assertThatThrownBy(() -> Runs.run(backend, new ScatterAdd(0), List.of(data, indices, updates)))
                .isInstanceOf(IndexOutOfBoundsException.class).hasMessageStartingWith("scatter_add: index " + index);
    }

    @Test
    void gather_withoutIndices_isEmpty() {
        HostArray data = HostArray.of(Shape.of(0, 3), new float[0]);
        HostArray indices = HostArray.of(Shape.of(0), new int[0]);
        assertThat(Runs.run(backend, new Gather(0), List.of(data, indices)).getFirst().spec().shape()).isEqualTo(Shape.of(0, 3));
    }

    private static HostArray indices(int size, int rank, Random random) {
        Shape shape = Runs.shape(rank, 3, random);
        return HostArray.of(shape, random.ints(shape.count(), 0, size).toArray());
    }
}
