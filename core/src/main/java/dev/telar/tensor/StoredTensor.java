package dev.telar.tensor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

import dev.telar.shape.TensorSpec;

/// A tensor whose values lie in a storage of a backend.
///
/// **Lifetime.** `holders` counts who needs the storage: the [TensorScope] that it was made in, each [Variable] that holds it, each
/// scope that read it from a variable. When the last one lets go, the storage goes back to its backend, and using the tensor is an
/// error. A tensor that leaves all scopes is [#UNMANAGED]: nobody counts any more, and the garbage collector has the say.
final class StoredTensor implements Tensor {

    private static final int UNMANAGED = -1;

    private static final VarHandle HOLDERS;

    static {
        try {
            HOLDERS = MethodHandles.lookup().findVarHandle(StoredTensor.class, "holders", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Evaluator evaluator;
    private final TensorSpec spec;
    private final Object storage;
    /// The tensor that owns the storage, where this one is another name for it.
    private final @Nullable StoredTensor origin;
    private volatile int holders = 1;

    StoredTensor(Evaluator evaluator, TensorSpec spec, Object storage) {
        this(evaluator, spec, storage, null);
    }

    private StoredTensor(Evaluator evaluator, TensorSpec spec, Object storage, @Nullable StoredTensor origin) {
        this.evaluator = evaluator;
        this.spec = spec;
        this.storage = storage;
        this.origin = origin;
    }

    /// Another tensor of the same storage, whose origin this one is; it counts as one holder of this one.
    StoredTensor alias() {
        Object shared = storage();
        if (!retain()) {
            throw released();
        }
        return new StoredTensor(evaluator, spec, shared, this);
    }

    @Override
    public TensorSpec spec() {
        return spec;
    }

    @Override
    public Place place() {
        return evaluator.place();
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Object storage() {
        if (holders == 0) {
            throw released();
        }
        return storage;
    }

    private IllegalStateException released() {
        return new IllegalStateException("tensor " + spec + " was used after the TensorScope that made it had closed;"
                + " return it from the scope or keep it with TensorScope.keep");
    }

    /// Adds a holder that gives up its hold for sure.
    ///
    /// @return false if the storage has been freed already
    boolean retain() {
        while (true) {
            int n = holders;
            if (n == 0) {
                return false;
            }
            if (n == UNMANAGED || HOLDERS.compareAndSet(this, n, n + 1)) {
                return true;
            }
        }
    }

    /// Takes a holder away; the last one frees the storage.
    void release() {
        while (true) {
            int n = holders;
            if (n == UNMANAGED) {
                return;
            }
            if (HOLDERS.compareAndSet(this, n, n - 1)) {
                if (n == 1 && origin != null) {
                    origin.release();
                } else if (n == 1) {
                    evaluator.free(storage);
                }
                return;
            }
        }
    }

    /// Takes the storage from its only holder; the tensor counts as released from then on.
    ///
    /// @return the storage, or null where there is another holder, or where it is not this tensor's own
    @Nullable
    Object take() {
        return origin == null && HOLDERS.compareAndSet(this, 1, 0) ? storage : null;
    }

    boolean isReleased() {
        return holders == 0;
    }

    /// Adds a holder that may be collected before it gives up its hold.
    ///
    /// @return false if the storage has been freed already
    boolean retainLoosely() {
        if (!retain()) {
            return false;
        }
        guard();
        return true;
    }

    private void guard() {
        if (origin == null) {
            evaluator.guard(this, storage);
        } else {
            origin.guard();
        }
    }

    /// Leaves the tensor to the garbage collector.
    ///
    /// @return false if the storage has been freed already
    boolean leaveToCollector() {
        while (true) {
            int n = holders;
            if (n == 0) {
                return false;
            }
            if (n == UNMANAGED) {
                return true;
            }
            if (HOLDERS.compareAndSet(this, n, UNMANAGED)) {
                guard();
                return origin == null || origin.leaveToCollector();
            }
        }
    }

    @Override
    public String toString() {
        return holders == 0 ? "Tensor(released, shape=" + shape() + ", dtype=" + dtype().label() + ")" : TensorText.of(this);
    }
}
