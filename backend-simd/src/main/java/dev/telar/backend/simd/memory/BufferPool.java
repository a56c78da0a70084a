package dev.telar.backend.simd.memory;

import java.lang.ref.ReferenceQueue;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// The arrays that values lie in, used again and again.
///
/// **What.** One shelf of idle arrays for each element type and size class. An allocation takes the array that was put back last, or
/// makes a new one; the release of a buffer's last holder puts it back. There are four classes for each doubling
/// (16, 20, 24, 28, 32, 40 … elements), so that at most a fifth of an array lies idle.
///
/// **Why.** A training step makes the same tensors again each time: 24 MB for a network of 784-512-10 with Adam at batch 128. A fresh array
/// is zeroed, has to come through the cache from memory, and is garbage a step later; a pooled one is warm. The pool never zeroes:
/// every kernel writes every element of its result.
///
/// **Source.** The size classes are those of jemalloc (Evans 2006, "A scalable concurrent malloc implementation for FreeBSD").
///
/// **Cost.** Two short locks a tensor, some 40 ns together, nothing on the heap once the shelves are filled. Idle arrays are bounded by
/// a share of the heap: when a release would exceed it, all shelves are emptied, so that what is kept is what the program uses now. When the heap
/// is exhausted, the shelves are emptied before giving up.
///
/// **What counts as live.** [#liveBytes()] is the sum of the sizes of all tensors that were handed out and neither released nor
/// collected; tensors that share a buffer count once. Tensors that leave all scopes are never released: a weak reference a buffer tells the
/// pool when the garbage collector has taken them. It is made once with the array, not once a tensor, so that it costs nothing while the pool serves.
public final class BufferPool {

    /// The smallest array; also the number of elements of a cache line of floats.
    private static final int SMALLEST = 16;

    /// Four for each doubling from 16 to 2³¹, and the smallest.
    private static final int CLASSES = 4 * (31 - 4) + 1;

    /// The share of the heap that idle arrays may take.
    private static final int HEAP_SHARE = 4;

    private final long idleLimit;
    private final Map<ElementKind, AtomicReferenceArray<@Nullable Shelf>> shelves = new EnumMap<>(ElementKind.class);
    private final ReferenceQueue<Buffer> collected = new ReferenceQueue<>();
    private final AtomicLong live = new AtomicLong();
    private final AtomicLong idle = new AtomicLong();
    private final Object leasesLock = new Object();
    private @Nullable Lease leases;

    /// A pool that keeps idle arrays of up to a quarter of the greatest heap.
    public BufferPool() {
        this(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /// A pool that keeps idle arrays of up to `idleLimit` bytes.
    public BufferPool(long idleLimit) {
        this.idleLimit = idleLimit;
        for (ElementKind kind : ElementKind.values()) {
            shelves.put(kind, new AtomicReferenceArray<>(CLASSES));
        }
    }

    /// A storage of arbitrary content.
    public SimdStorage allocate(TensorSpec spec) {
        Buffer buffer = take(ElementKind.of(spec.dtype()), spec.shape().count());
        count(buffer, spec.bytes());
        return new SimdStorage(spec, buffer, this);
    }

    /// An array of at least `length` floats of arbitrary content, for a kernel's own use. It does not count as live.
    public Scratch scratch(int length) {
        return take(ElementKind.of(DType.FLOAT32), length).scratch(this);
    }

    /// The bytes of all tensors that were handed out and neither released nor collected.
    public long liveBytes() {
        sweep();
        return live.get();
    }

    /// The bytes of the arrays that wait for their next use.
    public long idleBytes() {
        return idle.get();
    }

    /// Leaves all idle arrays to the garbage collector.
    public void clear() {
        for (AtomicReferenceArray<@Nullable Shelf> classes : shelves.values()) {
            for (int i = 0; i < CLASSES; i++) {
                Shelf shelf = classes.get(i);
                if (shelf != null) {
                    idle.addAndGet(-shelf.clear());
                }
            }
        }
    }

    /// Puts back a buffer that has no holder any more.
    void putBack(Buffer buffer) {
        Lease lease = buffer.lease;
        if (lease != null && lease.bytes != 0) {
            live.addAndGet(-lease.bytes);
            lease.bytes = 0;
        }
        long bytes = buffer.shelf.bytes();
        if (bytes > idleLimit) {
            return;
        }
        if (idle.addAndGet(bytes) > idleLimit) {
            clear();
        }
        buffer.shelf.put(buffer);
    }

    private Buffer take(ElementKind kind, int length) {
        Shelf shelf = shelf(kind, length);
        Buffer buffer = shelf.take();
        if (buffer == null) {
            buffer = make(shelf);
        } else {
            idle.addAndGet(-shelf.bytes());
        }
        buffer.handOut();
        return buffer;
    }

    private Buffer make(Shelf shelf) {
        sweep();
        try {
            return new Buffer(shelf.kind.allocate(shelf.length), shelf);
        } catch (OutOfMemoryError e) {
            clear();
            return new Buffer(shelf.kind.allocate(shelf.length), shelf);
        }
    }

    private void count(Buffer buffer, long bytes) {
        Lease lease = buffer.lease;
        if (lease == null) {
            lease = new Lease(buffer, collected);
            buffer.lease = lease;
            link(lease);
        }
        lease.bytes = bytes;
        live.addAndGet(bytes);
    }

    /// Subtracts what the garbage collector has taken.
    private void sweep() {
        for (Object taken = collected.poll(); taken != null; taken = collected.poll()) {
            Lease lease = (Lease) taken;
            live.addAndGet(-lease.bytes);
            unlink(lease);
        }
    }

    /// Keeps a lease reachable.
    private void link(Lease lease) {
        synchronized (leasesLock) {
            lease.next = leases;
            if (leases != null) {
                leases.previous = lease;
            }
            leases = lease;
        }
    }

    private void unlink(Lease lease) {
        synchronized (leasesLock) {
            if (lease.previous == null) {
                leases = lease.next;
            } else {
                lease.previous.next = lease.next;
            }
            if (lease.next != null) {
                lease.next.previous = lease.previous;
            }
        }
    }

    private Shelf shelf(ElementKind kind, int length) {
        int sizeClass = sizeClass(length);
        AtomicReferenceArray<@Nullable Shelf> classes = Objects.requireNonNull(shelves.get(kind));
        Shelf shelf = classes.get(sizeClass);
        if (shelf == null) {
            classes.compareAndSet(sizeClass, null, new Shelf(kind, length(sizeClass)));
            shelf = Objects.requireNonNull(classes.get(sizeClass));
        }
        return shelf;
    }

    /// The smallest class whose arrays hold `length` elements.
    static int sizeClass(int length) {
        if (length <= SMALLEST) {
            return 0;
        }
        int power = 31 - Integer.numberOfLeadingZeros(length - 1);
        int quarter = (length - 1 >>> power - 2) & 3;
        return 4 * (power - 4) + quarter + 1;
    }

    /// The length of the arrays of a class.
    static int length(int sizeClass) {
        long length = (4L + sizeClass % 4) << sizeClass / 4 + 2;
        return (int) Math.min(length, Integer.MAX_VALUE - 8);
    }
}
