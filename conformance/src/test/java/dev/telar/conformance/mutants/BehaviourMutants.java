package dev.telar.conformance.mutants;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.telar.backend.Availability;
import dev.telar.backend.Backend;
import dev.telar.backend.BackendProvider;
import dev.telar.backend.Device;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.backend.reference.ReferenceProvider;
import dev.telar.op.Cast;
import dev.telar.op.Custom;
import dev.telar.op.Full;
import dev.telar.op.HostArray;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Reduce;
import dev.telar.op.SgdUpdate;
import dev.telar.op.Unary;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// Right numbers at first sight, and wrong behaviour.
final class BehaviourMutants {

    private BehaviourMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("an update writes into the weights that somebody holds", "Donation: weights and slots*sgd*",
                        "Donation: weights and slots read before the step: sgd_update[momentum=0.0, nesterov=false] float32(7,) float32(7,)"
                                + " float32(): step",
                        BehaviourMutants::updateInPlace),
                Mutant.of("each call leaves a storage behind", "Memory: storages of exp*", "Memory: storages of exp of float32",
                        BehaviourMutants::leaking),
                Mutant.of("a cast to the same type hands its input back, which is then released twice",
                        "Memory: storages of cast*",
                        "Memory: storages of cast of float32", BehaviourMutants::handingBack),
                Mutant.of("a constant is kept and handed out again", "Memory: storages of full*",
                        "Memory: storages of full of float32",
                        BehaviourMutants::keptConstants),
                Mutant.of("tensors of a closed backend are zeros", "Memory: *closed*",
                        "Memory: a tensor after its backend was closed",
                        BehaviourMutants::zerosAfterClose),
                Mutant.of("an error breaks the backend", "Errors: integers*", "Errors: integers divided by zero",
                        BehaviourMutants::broken),
                Mutant.of("threads share a buffer", "Concurrency: the same program*",
                        "Concurrency: the same program on eight threads",
                        BehaviourMutants::racing),
                Mutant.of("threads that serve and train share a buffer", "Concurrency: eight threads ask*",
                        "Concurrency: eight threads ask frozen models while two train others", BehaviourMutants::racing),
                Mutant.of("an update writes into the weights that a prediction reads", "Concurrency: a model asked*",
                        "Concurrency: a model asked while it is trained", BehaviourMutants::updateInPlace),
                Mutant.of("every second call is off by one ulp", "Determinism: again: sum of float32",
                        "Determinism: again: sum of float32", BehaviourMutants::unsteady),
                Mutant.of("the order of sums depends on the number of rows", "Determinism: a row alone*",
                        "Determinism: a row alone has the bits of the row in a batch: matmul", BehaviourMutants::batchDependent),
                Mutant.of("an opset that core does not know", "Evolution: opset*",
                        "Evolution: opset is a version that core knows",
                        BehaviourMutants::newerOpset),
                Mutant.of("an operation newer than the opset is accepted", "Evolution: an operation newer*",
                        "Evolution: an operation newer than the backend's opset is declined, and decomposed",
                        BehaviourMutants::acceptingAll),
                Mutant.of("an unknown operation is a MatchException", "Evolution: an unknown*",
                        "Evolution: an unknown custom operation is declined, and decomposed", BehaviourMutants::exhaustive),
                Mutant.of("runs answers by turns", "Evolution: runs*exp of float32",
                        "Evolution: runs answers the same each time: exp of float32", BehaviourMutants::undecided),
                provided("the provider names another device", "Availability: the provider's device*",
                        "Availability: the provider's device is that of the backend that it makes", new Provider() {

                            @Override
                            public Device device() {
                                return Device.gpu(0);
                            }
                        }),
                provided("an absent device is silently the processor", "Availability: an absent*",
                        "Availability: an absent device is an error that names those there are", new Provider() {

                            @Override
                            public Backend create(Device device) {
                                return create();
                            }
                        }),
                provided("availability changes from call to call", "Availability: availability*",
                        "Availability: availability is the same each time and changes nothing", new Provider() {

                            private final AtomicInteger calls = new AtomicInteger();

                            @Override
                            public Availability availability() {
                                return new Availability.Available("call " + calls.incrementAndGet());
                            }
                        }));
    }

    /// The reference backend's, to be changed.
    private static class Provider implements BackendProvider {

        private final ReferenceProvider honest = new ReferenceProvider();

        @Override
        public String name() {
            return honest.name();
        }

        @Override
        public int priority() {
            return honest.priority();
        }

        @Override
        public Device device() {
            return honest.device();
        }

        @Override
        public Availability availability() {
            return honest.availability();
        }

        @Override
        public Backend create() {
            return honest.create();
        }
    }

    private static Mutant provided(String name, String selection, String caughtBy, BackendProvider provider) {
        return new Mutant(name, selection, caughtBy, Delegating::new, Optional.of(provider));
    }

    /// Values that are changed in place.
    private record Mutable(TensorSpec spec, HostArray values) implements Storage {}

    private static Backend updateInPlace() {
        return new Delegating() {

            @Override
            public boolean runs(Op op, List<TensorSpec> inputs) {
                return op instanceof SgdUpdate;
            }

            @Override
            public Storage upload(TensorSpec spec, MemorySegment values) {
                HostArray copy = HostArray.allocate(spec);
                copy.data().copyFrom(values);
                return new Mutable(spec, copy);
            }

            @Override
            public void download(Storage storage, MemorySegment target) {
                target.copyFrom(((Mutable) storage).values().data());
            }

            @Override
            public void release(Storage storage) {}

            @Override
            public List<Storage> execute(Invocation call) {
                List<HostArray> inputs = call.inputs().stream().map(input -> ((Mutable) input).values()).toList();
                List<HostArray> results = Mutants.decomposed(call.op(), inputs);
                inputs.getFirst().data().copyFrom(results.getFirst().data());
                return results.stream().<Storage>map(values -> new Mutable(values.spec(), values)).toList();
            }
        };
    }

    private static Backend leaking() {
        return new Delegating() {

            private final Set<Storage> left = ConcurrentHashMap.newKeySet();

            @Override
            public List<Storage> execute(Invocation call) {
                left.add(right(call).getFirst());
                return right(call);
            }
        };
    }

    private static Backend handingBack() {
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                return call.op() instanceof Cast && call.result().equals(call.input(0).spec())
                        ? List.of(call.input(0))
                        : right(call);
            }
        };
    }

    private static Backend keptConstants() {
        Map<Op, List<Storage>> kept = new ConcurrentHashMap<>();
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                return call.op() instanceof Full ? kept.computeIfAbsent(call.op(), _ -> right(call)) : right(call);
            }
        };
    }

    private static Backend zerosAfterClose() {
        return new Delegating() {

            private volatile boolean done;

            @Override
            public void download(Storage storage, MemorySegment target) {
                super.download(storage, target);
                if (done) {
                    target.fill((byte) 0);
                }
            }

            @Override
            public void close() {
                done = true;
            }
        };
    }

    private static Backend broken() {
        AtomicBoolean broken = new AtomicBoolean();
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                if (broken.get()) {
                    throw new IllegalStateException("the library is in an undefined state");
                }
                try {
                    return right(call);
                } catch (ArithmeticException e) {
                    broken.set(true);
                    throw e;
                }
            }
        };
    }

    private static Backend racing() {
        float[] shared = new float[1 << 16];
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                if (!(call.op() instanceof Unary) || call.result().dtype() != DType.FLOAT32) {
                    return right(call);
                }
                HostArray values = read(right(call).getFirst());
                System.arraycopy(values.floats(), 0, shared, 0, values.floats().length);
                // as long as the computation itself, so that another thread comes between
                values = read(right(call).getFirst());
                System.arraycopy(shared, 0, values.floats(), 0, values.floats().length);
                return result(values);
            }
        };
    }

    private static Backend unsteady() {
        AtomicInteger calls = new AtomicInteger();
        return Mutants.wrong(Reduce.class::isInstance, DType.FLOAT32, (right, _, _) -> {
            if (calls.incrementAndGet() % 2 == 0) {
                right.floats()[0] = Math.nextUp(right.floats()[0]);
            }
            return right;
        });
    }

    private static Backend batchDependent() {
        return Mutants.wrong(MatMul.class::isInstance, DType.FLOAT32, (right, _, _) -> {
            if (right.spec().shape().size(0) > 1) {
                for (int i = 0; i < right.floats().length; i++) {
                    right.floats()[i] = Math.nextUp(right.floats()[i]);
                }
            }
            return right;
        });
    }

    private static Backend newerOpset() {
        return new Delegating() {

            @Override
            public int opset() {
                return Op.OPSET + 1;
            }
        };
    }

    private static Backend acceptingAll() {
        return new Delegating() {

            @Override
            public boolean runs(Op op, List<TensorSpec> inputs) {
                return op instanceof Custom || super.runs(op, inputs);
            }
        };
    }

    private static Backend exhaustive() {
        return new Delegating() {

            @Override
            public boolean runs(Op op, List<TensorSpec> inputs) {
                if (op instanceof Custom) {
                    throw new MatchException(op.name(), null);
                }
                return super.runs(op, inputs);
            }
        };
    }

    private static Backend undecided() {
        AtomicInteger calls = new AtomicInteger();
        return new Delegating() {

            @Override
            public boolean runs(Op op, List<TensorSpec> inputs) {
                return super.runs(op, inputs) && calls.incrementAndGet() % 2 == 0;
            }
        };
    }
}
