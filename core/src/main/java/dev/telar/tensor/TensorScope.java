package dev.telar.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/// Gives the storage of tensors back at a place in the program rather than whenever the garbage collector comes: everything that is
/// made while `body` runs is released when it ends, unless it is returned, kept with [#keep], or the value of a [Variable]. Using a
/// released tensor is an `IllegalStateException`, never a wrong number.
///
/// A training step runs in a scope; so a pool of buffers serves step after step. On the JVM's own backends nothing is lost without
/// scopes: the garbage collector frees what nobody holds.
///
/// Scopes nest; what leaves an inner one belongs to the outer one. A scope belongs to the thread that runs `body`.
public final class TensorScope {

    private static final ScopedValue<TensorScope> CURRENT = ScopedValue.newInstance();

    private final @Nullable TensorScope outer = current();
    private final List<StoredTensor> held = new ArrayList<>();

    private TensorScope() {}

    /// Runs `body` in a scope of its own; nothing that it makes stays.
    public static void run(Runnable body) {
        TensorScope scope = new TensorScope();
        try {
            ScopedValue.where(CURRENT, scope).run(body);
        } finally {
            scope.close();
        }
    }

    /// Runs `body` in a scope of its own; the tensor that it returns stays.
    public static Tensor tensor(Supplier<Tensor> body) {
        return tensors(() -> List.of(body.get())).getFirst();
    }

    /// Runs `body` in a scope of its own; the tensors that it returns stay.
    public static List<Tensor> tensors(Supplier<List<Tensor>> body) {
        TensorScope scope = new TensorScope();
        try {
            List<Tensor> results = ScopedValue.where(CURRENT, scope).call(body::get);
            results.forEach(scope::passOn);
            return results;
        } finally {
            scope.close();
        }
    }

    private void close() {
        for (int i = 0; i < held.size(); i++) {
            held.get(i).release();
        }
    }

    /// Takes a tensor out of the current scope into the one around it; outside of all scopes it is the garbage collector's.
    ///
    /// @return the tensor
    /// @throws IllegalStateException if it has been released already
    public static Tensor keep(Tensor tensor) {
        TensorScope scope = current();
        if (scope != null) {
            scope.passOn(tensor);
        }
        return tensor;
    }

    /// Takes a tensor out of all scopes: it is the garbage collector's from now on.
    ///
    /// @return the tensor
    /// @throws IllegalStateException if it has been released already
    public static Tensor leave(Tensor tensor) {
        if (tensor instanceof StoredTensor stored && !stored.leaveToCollector()) {
            throw new IllegalStateException(
                    "tensor " + tensor.spec() + " was kept after the TensorScope that made it had closed");
        }
        return tensor;
    }

    static @Nullable TensorScope current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /// Gives a fresh tensor, whose one holder is nobody yet, to the current scope.
    static Tensor adopt(StoredTensor tensor) {
        TensorScope scope = current();
        if (scope == null) {
            tensor.leaveToCollector();
        } else {
            scope.held.add(tensor);
        }
        return tensor;
    }

    /// Makes a tensor that somebody else holds safe to use: until the current scope ends, or without one for as long as it is reachable.
    ///
    /// @return false if its storage has been freed already
    static boolean share(StoredTensor tensor) {
        TensorScope scope = current();
        if (scope == null) {
            return tensor.leaveToCollector();
        }
        if (!tensor.retain()) {
            return false;
        }
        scope.held.add(tensor);
        return true;
    }

    /// Gives a tensor of the current scope back before the scope ends.
    static void release(Tensor tensor) {
        TensorScope scope = current();
        int index = scope == null ? -1 : scope.held.lastIndexOf((StoredTensor) tensor);
        if (scope != null && index >= 0) {
            scope.held.remove(index).release();
        }
    }

    private void passOn(Tensor tensor) {
        if (tensor instanceof Symbol) {
            return;
        }
        StoredTensor stored = (StoredTensor) tensor;
        boolean alive = true;
        if (outer == null) {
            alive = stored.leaveToCollector();
        } else if (stored.retain()) {
            outer.held.add(stored);
        } else {
            alive = false;
        }
        if (!alive) {
            throw new IllegalStateException(
                    "tensor " + tensor.spec() + " was kept after the TensorScope that made it had closed");
        }
    }
}
