package dev.telar.backend.nd4j.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

class PoolTest {

    private static final TensorSpec SPEC = new TensorSpec(Shape.of(100), DType.FLOAT32);

    private final Pool pool = new Pool();

    @Test
    void memoryIsTakenAgain() {
        NativeStorage first = pool.allocate(SPEC);
        long address = first.address();
        pool.release(first);
        assertThat(pool.allocate(SPEC).address()).isEqualTo(address);
    }

    @Test
    void sharedMemoryComesBackWithItsLastStorage() {
        NativeStorage first = pool.allocate(SPEC);
        NativeStorage view = pool.share(first, Shape.of(10, 10));
        pool.release(first);
        assertThat(pool.allocate(SPEC).address()).isNotEqualTo(view.address());
        assertThat(pool.liveBytes()).isEqualTo(800);
        pool.release(view);
        assertThat(pool.liveBytes()).isEqualTo(400);
    }

    @Test
    void everySizeLiesOnALineOfTheCache() {
        for (int n : new int[]{0, 1, 16, 17, 1000, 100_000}) {
            NativeStorage storage = pool.allocate(new TensorSpec(Shape.of(n), DType.UINT8));
            assertThat(storage.address() % 64).isZero();
            assertThat(storage.segment().byteSize()).isGreaterThanOrEqualTo(n);
        }
    }

    @Test
    void whatIsReleasedAfterTheEndIsFreed() {
        NativeStorage storage = pool.allocate(SPEC);
        pool.close();
        pool.close();
        pool.release(storage);
        assertThat(pool.liveBytes()).isZero();
    }
}
