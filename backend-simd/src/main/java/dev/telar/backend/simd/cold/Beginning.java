package dev.telar.backend.simd.cold;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.simd.kernels.Kernels;
import dev.telar.backend.simd.threads.Ending;

/// The beginning of a program, which plain loops serve: it is over when they have done about a step's work, for ever and for all functions at once.
///
/// Threads may see the end late and count work wrongly, which costs nothing but time: both loops have the same results.
final class Beginning implements AutoCloseable {

    /// The elements that plain loops do, calls and multiply-adds counted in: some two steps of MNIST's network, a hundred of a small one.
    private static final long LENGTH = 1L << 22;

    /// What a call counts beside its elements.
    private static final int CALL = 64;

    /// Multiply-adds that count as one element.
    private static final int PRODUCTS = 64;

    private final Supplier<Kernels> maker;
    private final Object loading = new Object();
    private final Thread loader = Thread.ofPlatform().daemon().name("telar-simd-loader").unstarted(this::vectors);
    private volatile @Nullable Kernels vectors;
    private long work;
    private boolean over;

    /// Begins to load the kernels on vectors.
    ///
    /// @param maker makes them
    Beginning(Supplier<Kernels> maker) {
        this.maker = maker;
        loader.start();
    }

    /// The kernels on vectors; waits until they are loaded.
    Kernels vectors() {
        Kernels known = vectors;
        return known == null ? loaded() : known;
    }

    private Kernels loaded() {
        synchronized (loading) {
            Kernels known = vectors;
            if (known == null) {
                known = maker.get();
                vectors = known;
            }
            return known;
        }
    }

    /// Whether vectors do a call on as many elements.
    boolean isOver(int elements) {
        return over || counted(elements);
    }

    /// Whether vectors do a product.
    boolean isOver(int m, int n, int k) {
        return over || counted((long) m * n * k / PRODUCTS);
    }

    private boolean counted(long elements) {
        work += CALL + elements;
        if (work > LENGTH) {
            over = true;
        }
        return over;
    }

    /// Waits until the thread that loads has ended.
    @Override
    public void close() {
        Ending.await(loader);
    }
}
