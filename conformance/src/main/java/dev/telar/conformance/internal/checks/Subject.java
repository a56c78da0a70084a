package dev.telar.conformance.internal.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Backends;
import dev.telar.conformance.View;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// The backend under test.
public final class Subject {

    private final Hooks hooks;
    private final Watched backend;
    private @Nullable Backend quiet;

    /// Makes the backend.
    public Subject(Hooks hooks) {
        this.hooks = hooks;
        this.backend = new Watched(hooks.create().get());
    }

    /// The backend, as core is to use it.
    Backend backend() {
        return backend;
    }

    /// The backend as its author made it.
    public Backend itself() {
        return backend.inner();
    }

    /// Another one of the same kind, for whoever asks to close.
    Backend another() {
        Backend made = hooks.create().get();
        if (made == itself()) {
            throw new AssertionError("createBackend() gave the same backend twice; it must make a new one at each call,"
                    + " since the kit closes some");
        }
        return made;
    }

    /// A second backend, on which nobody leaves anything to the garbage collector, so that its bytes are what they must be.
    synchronized Backend quiet() {
        if (quiet == null) {
            quiet = another();
        }
        return quiet;
    }

    /// Closes the backend.
    public synchronized void close() {
        backend.close();
        if (quiet != null) {
            quiet.close();
        }
    }

    /// The bytes of a backend's storages.
    long liveBytes(Backend of) {
        return hooks.liveBytes().applyAsLong(of);
    }

    BackendProvider provider() {
        return hooks.provider().get().orElseThrow(() -> new AssertionError("no provider on the class path offers a backend named "
                + backend.name() + ": name it in META-INF/services/" + BackendProvider.class.getName()
                + ", or override provider() in your subclass of BackendConformance"));
    }

    Tensor view(HostArray values, View view) {
        return hooks.view().apply(values, view);
    }

    /// Runs an operation and finds out how.
    List<Tensor> watch(Op op, List<Tensor> inputs, Consumer<How> seen) {
        return backend.watch(op, inputs, seen);
    }

    /// A piece of a check.
    @FunctionalInterface
    interface Piece {

        void run() throws Exception;
    }

    /// Runs on the backend, in a scope that gives everything back.
    void run(Piece piece) throws Exception {
        run(backend, piece);
    }

    /// Runs on a backend, in a scope that gives everything back.
    static void run(Backend backend, Piece piece) throws Exception {
        Exception[] thrown = new Exception[1];
        TensorScope.run(() -> Backends.use(backend, () -> {
            try {
                piece.run();
            } catch (Exception e) {
                thrown[0] = e;
            }
        }));
        if (thrown[0] != null) {
            throw thrown[0];
        }
    }

    /// The value of a piece of program on the backend; tensors do not survive it.
    <T> T call(Callable<T> piece) throws Exception {
        List<T> result = new ArrayList<>();
        run(() -> result.add(piece.call()));
        return result.getFirst();
    }
}
