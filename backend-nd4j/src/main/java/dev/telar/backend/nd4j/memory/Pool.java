package dev.telar.backend.nd4j.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// Native memory, kept for reuse in classes of size: a training step takes what the one before it gave back, so the system neither makes
/// new pages nor clears them.
///
/// The classes are the powers of two. What lies unused is bounded by [#IDLE]; beyond it memory goes back to the system.
public final class Pool {

    private static final int SMALLEST = 6;
    private static final int CLASSES = 36;

    /// The most bytes that lie unused.
    private static final long IDLE = 1L << 29;

    private final List<ArrayDeque<Block>> shelves = new ArrayList<>();
    private final AtomicLong live = new AtomicLong();
    private final AtomicLong idle = new AtomicLong();
    private volatile boolean closed;

    /// An empty pool.
    public Pool() {
        for (int i = 0; i < CLASSES; i++) {
            shelves.add(new ArrayDeque<>());
        }
    }

    /// Memory for a tensor; what it holds is undefined.
    public NativeStorage allocate(TensorSpec spec) {
        long bytes = spec.bytes();
        int shelf = shelf(bytes);
        Block block = taken(shelf);
        if (block == null) {
            block = new Block(size(shelf));
        } else {
            idle.addAndGet(-size(shelf));
        }
        block.lend(bytes);
        live.addAndGet(bytes);
        return new NativeStorage(spec, block);
    }

    private @org.jspecify.annotations.Nullable Block taken(int shelf) {
        ArrayDeque<Block> blocks = shelves.get(shelf);
        synchronized (blocks) {
            return blocks.pollLast();
        }
    }

    /// The same memory as another storage.
    public NativeStorage share(NativeStorage storage, Shape shape) {
        storage.block().share();
        return new NativeStorage(new TensorSpec(shape, storage.spec().dtype()), storage.block());
    }

    /// Takes a storage back.
    public void release(NativeStorage storage) {
        Block block = storage.block();
        if (!block.leave()) {
            return;
        }
        live.addAndGet(-block.counted());
        if (!kept(block, shelf(block.counted()))) {
            block.free();
        }
    }

    private boolean kept(Block block, int shelf) {
        long size = size(shelf);
        ArrayDeque<Block> blocks = shelves.get(shelf);
        synchronized (blocks) {
            if (closed || idle.get() + size > IDLE) {
                return false;
            }
            idle.addAndGet(size);
            blocks.addLast(block);
            return true;
        }
    }

    private static int shelf(long bytes) {
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, bytes) - 1) - SMALLEST);
    }

    private static long size(int shelf) {
        return 1L << (shelf + SMALLEST);
    }

    /// The bytes of all storages that were not released.
    public long liveBytes() {
        return live.get();
    }

    /// Gives what lies unused back to the system; what is in use follows when it is released.
    public void close() {
        closed = true;
        for (ArrayDeque<Block> blocks : shelves) {
            synchronized (blocks) {
                blocks.forEach(Block::free);
                blocks.clear();
            }
        }
    }
}
