package dev.telar.conformance.mutants;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.telar.backend.Backend;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.Binary;
import dev.telar.op.Fused;
import dev.telar.op.HostArray;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Unary;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Right one by one, and wrong where operations are prepared or run as one.
final class BindingMutants {

    private BindingMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("a prepared operation keeps the inputs that it saw first", "Compiled: prepared: exp float32",
                        "Compiled: prepared: exp float32", BindingMutants::remembering),
                Mutant.of("a prepared operation runs once only", "Compiled: prepared: exp float32",
                        "Compiled: prepared: exp float32",
                        BindingMutants::once),
                Mutant.of("a step runs once only", "Compiled: fit*: sgd",
                        "Compiled: fit compiled and operation by operation: sgd",
                        BindingMutants::once),
                Mutant.of("a product is said to overwrite its inputs, and clears its result first",
                        "Compiled: prepared: matmul float32",
                        "Compiled: prepared: matmul float32", BindingMutants::clearing),
                Mutant.of("a prepared function has other bits", "Compiled: prepared: tanh float32",
                        "Compiled: prepared: tanh float32",
                        BindingMutants::rounding),
                Mutant.of("operations that run as one have other bits", "Compiled: run as one*", "Compiled: run as one: body 1",
                        BindingMutants::fused),
                Mutant.of("a view is a copy", "Compiled: storages*", "Compiled: storages that are filled, and views of them",
                        BindingMutants::copying),
                Mutant.of("the next weights are always written over the last", "Compiled: weights held*",
                        "Compiled: weights held over compiled steps", BindingMutants::sharing),
                Mutant.of("storages of prepared operations are never given back", "Compiled: compiled steps*",
                        "Compiled: compiled steps give their bytes back", BindingMutants::hoarding));
    }

    private static Backend remembering() {
        return new Binding() {

            @Override
            public Runnable bind(Invocation call) {
                List<Storage> seen = new ArrayList<>();
                return () -> {
                    if (seen.isEmpty()) {
                        seen.addAll(call.inputs());
                    }
                    write(call, computed(call.op(), seen));
                };
            }
        };
    }

    private static Backend once() {
        return new Binding() {

            @Override
            public Runnable bind(Invocation call) {
                AtomicBoolean done = new AtomicBoolean();
                return () -> {
                    if (!done.getAndSet(true)) {
                        write(call, computed(call.op(), call.inputs()));
                    }
                };
            }
        };
    }

    private static Backend clearing() {
        return new Binding() {

            @Override
            public Runnable bind(Invocation call) {
                return () -> {
                    if (call.op() instanceof MatMul) {
                        ((Cell) Objects.requireNonNull(call.destination(0))).data().fill((byte) 0);
                    }
                    write(call, computed(call.op(), call.inputs()));
                };
            }
        };
    }

    private static List<HostArray> nudged(List<HostArray> results) {
        for (HostArray result : results) {
            if (result.spec().dtype() == DType.FLOAT32) {
                for (int i = 0; i < result.floats().length; i++) {
                    result.floats()[i] = Math.nextUp(result.floats()[i]);
                }
            }
        }
        return results;
    }

    private static Backend rounding() {
        return new Binding() {

            @Override
            public Runnable bind(Invocation call) {
                return () -> {
                    List<HostArray> results = computed(call.op(), call.inputs());
                    write(call, call.op() instanceof Unary ? nudged(results) : results);
                };
            }
        };
    }

    private static Backend fused() {
        return new Binding() {

            @Override
            List<HostArray> computed(Op op, List<Storage> inputs) {
                List<HostArray> results = super.computed(op, inputs);
                return op instanceof Fused ? nudged(results) : results;
            }
        };
    }

    private static Backend copying() {
        return new Binding() {

            @Override
            public Storage view(Storage storage, TensorSpec spec) {
                Storage copy = allocate(spec);
                fill(copy, ((Cell) storage).data().asSlice(0, spec.bytes()));
                return copy;
            }
        };
    }

    /// Sums, differences and what runs as one are written over their inputs, too.
    private static Backend sharing() {
        return new Binding() {

            @Override
            public Runnable bind(Invocation call) {
                return () -> {
                    List<HostArray> results = computed(call.op(), call.inputs());
                    for (Storage input : call.inputs()) {
                        if ((call.op() instanceof Binary || call.op() instanceof Fused) && input.spec().equals(call.result())) {
                            fill(input, results.getFirst().data());
                        }
                    }
                    write(call, results);
                };
            }
        };
    }

    private static Backend hoarding() {
        return new Binding() {

            private final List<MemorySegment> kept = new ArrayList<>();
            private long bytes;

            @Override
            public Storage allocate(TensorSpec spec) {
                Storage storage = super.allocate(spec);
                synchronized (kept) {
                    kept.add(((Cell) storage).data());
                    bytes += spec.bytes();
                }
                return storage;
            }

            @Override
            public long liveBytes() {
                synchronized (kept) {
                    return bytes;
                }
            }
        };
    }
}
