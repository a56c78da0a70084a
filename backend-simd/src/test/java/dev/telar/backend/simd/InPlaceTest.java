package dev.telar.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.memory.BufferPool;
import dev.telar.backend.simd.ops.InPlace;
import dev.telar.backend.simd.threads.Workers;
import dev.telar.op.Activate;
import dev.telar.op.ActivateGradient;
import dev.telar.op.ActivationKind;
import dev.telar.op.AdamUpdate;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.HostArray;
import dev.telar.op.LayerNorm;
import dev.telar.op.LogSoftmax;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.RmspropUpdate;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Softmax;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InPlaceTest {

    private final Random random = new Random(5);
    private final List<SimdBackend> backends = new ArrayList<>();

    InPlaceTest() {
        for (Kernels kernels : BothKernels.all()) {
            for (int threads : new int[]{1, 3}) {
                backends.add(new SimdBackend(kernels, new BufferPool(), new Workers(threads)));
            }
        }
    }

    @AfterEach
    void close() {
        backends.forEach(SimdBackend::close);
    }

    private HostArray normal(int... sizes) {
        return Runs.random(Shape.of(sizes), DType.FLOAT32, random);
    }

    private HostArray positive(int... sizes) {
        float[] values = normal(sizes).floats();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return HostArray.of(Shape.of(sizes), values);
    }

    private void check(int pairs, Op op, HostArray... inputs) {
        for (SimdBackend backend : backends) {
            assertThat(InPlaceRuns.check(backend, op, List.of(inputs))).as("pairs of %s", op).isEqualTo(pairs);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 1500, 70_001})
    void elementwise_overAnInput_hasTheSameBits(int n) {
        for (UnaryKind kind : List.of(UnaryKind.EXP, UnaryKind.SIN, UnaryKind.TANH, UnaryKind.NEG)) {
            check(1, new Unary(kind), normal(n));
        }
        for (ActivationKind kind : ActivationKind.values()) {
            check(1, new Activate(kind), normal(n));
            check(2, new ActivateGradient(kind), normal(n), normal(n));
        }
        check(2, new Binary(BinaryKind.SUB), normal(3, n), normal(3, n));
        check(2, new Where(), Runs.random(Shape.of(n), DType.BOOL, random), normal(n), normal(n));
    }

    @Test
    void binary_overTheInputThatDoesNotBroadcast_hasTheSameBits() {
        check(1, new Binary(BinaryKind.SUB), normal(7, 33), normal(33));
        check(1, new Binary(BinaryKind.DIV), normal(7, 1), normal(7, 33));
        check(1, new Binary(BinaryKind.SUB), normal(2, 3, 4), normal(3, 1));
    }

    @Test
    void rows_overTheirInput_haveTheSameBits() {
        for (int n : new int[]{1, 10, 130, 20_000}) {
            check(1, new Softmax(1), normal(3, n));
            check(1, new LogSoftmax(1), normal(3, n));
            check(1, new LayerNorm(1, 1e-3), normal(3, n), normal(n), normal(n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 1025, 70_001})
    void updates_overWeightsAndSlots_haveTheSameBits(int n) {
        HostArray rate = HostArray.of(Shape.scalar(), new float[]{0.1f});
        check(2, new SgdUpdate(0, false), normal(n), normal(n), rate);
        check(2, new SgdUpdate(0.9, false), normal(n), normal(n), rate, normal(n));
        check(2, new SgdUpdate(0.9, true), normal(n), normal(n), rate, normal(n));
        check(12, new AdamUpdate(0.9, 0.99, 1e-7, false), normal(n), normal(n), rate, normal(n), positive(n));
        check(4, new AdamUpdate(0.9, 0.99, 1e-7, true), normal(n), normal(n), rate, normal(n), positive(n), positive(n));
        check(2, new RmspropUpdate(0.9, 0, 1e-3, false), normal(n), normal(n), rate, positive(n));
        check(3, new RmspropUpdate(0.9, 0, 1e-3, true), normal(n), normal(n), rate, positive(n), normal(n));
        check(4, new RmspropUpdate(0.9, 0.5, 1e-3, true), normal(n), normal(n), rate, positive(n), normal(n), normal(n));
    }

    @Test
    void product_isNeverWrittenOverAnInput() {
        assertThat(InPlace.mayOverwrite(new MatMul(false, false), 0, 0)).isFalse();
    }
}
