package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.telar.backend.Backend;
import dev.telar.backend.Binder;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.conformance.internal.cases.AllCases;
import dev.telar.conformance.internal.cases.Case;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.op.Activate;
import dev.telar.op.ActivationKind;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Compare;
import dev.telar.op.CompareKind;
import dev.telar.op.Fused;
import dev.telar.op.Graph;
import dev.telar.op.HostArray;
import dev.telar.op.MatMul;
import dev.telar.op.Op;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.op.Where;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Replay;
import dev.telar.tensor.Tensor;

/// Operations that are prepared once and run many times, and operations that run as one, have the bits of those that run alone. Where a backend prepares
/// none, core runs its operations one by one, and there is nothing to be wrong.
final class BinderChecks {

    /// Larger inputs would say no more and take long.
    private static final int SMALL = 4000;
    private static final int BODIES = 40;

    private BinderChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        Map<String, List<Case>> cases = new LinkedHashMap<>();
        for (Case given : AllCases.list()) {
            if (given.size() <= SMALL) {
                cases.computeIfAbsent(given.operation() + " " + given.dtype().label(), _ -> new ArrayList<>()).add(given);
            }
        }
        cases.forEach(
                (name, list) -> checks.add(Check.of("prepared: " + name, subject -> list.forEach(given -> prepared(given.title(),
                        given.op(), given.specs(), given.values(), subject.itself())))));
        for (int i = 0; i < BODIES; i++) {
            int seed = i;
            checks.add(Check.of("run as one: body " + seed, subject -> asOne(body(seed), subject)));
        }
        checks.add(Check.of("storages that are filled, and views of them", subject -> filled(subject.itself())));
        return checks;
    }

    // ---- prepared operations

    /// A prepared operation, whose operands can be exchanged.
    private static final class Prepared {

        private final Backend backend;
        private final Binder binder;
        private final Op op;
        private final List<TensorSpec> results;
        private final Storage[] inputs;
        private final Storage[] destinations;
        private final Runnable run;

        Prepared(Backend backend, Binder binder, Op op, List<TensorSpec> specs) {
            this.backend = backend;
            this.binder = binder;
            this.op = op;
            this.results = op.infer(specs);
            this.inputs = specs.stream().map(binder::allocate).toArray(Storage[]::new);
            this.destinations = results.stream().map(binder::allocate).toArray(Storage[]::new);
            this.run = binder.bind(new Invocation(op, Arrays.asList(inputs), results, Arrays.asList(destinations)));
        }

        /// What the operation gives when it is executed alone.
        List<HostArray> alone(List<HostArray> values) {
            List<Storage> storages = values.stream().map(value -> backend.upload(value.spec(), value.data())).toList();
            return backend.execute(new Invocation(op, storages, results)).stream().map(this::read).toList();
        }

        private HostArray read(Storage storage) {
            HostArray values = HostArray.allocate(storage.spec());
            backend.download(storage, values.data());
            return values;
        }

        void renew(List<HostArray> values) {
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = backend.upload(values.get(i).spec(), values.get(i).data());
            }
            for (int i = 0; i < destinations.length; i++) {
                destinations[i] = binder.allocate(results.get(i));
            }
        }

        /// Lets all operands be views of longer storages.
        void renewAsViews(List<HostArray> values) {
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = longer(values.get(i).spec());
                binder.fill(inputs[i], values.get(i).data());
            }
            for (int i = 0; i < destinations.length; i++) {
                destinations[i] = longer(results.get(i));
            }
        }

        private Storage longer(TensorSpec spec) {
            return binder.view(binder.allocate(new TensorSpec(Shape.of(spec.shape().count() + 5), spec.dtype())), spec);
        }

        void runs(String what, List<HostArray> expected) {
            run.run();
            for (int i = 0; i < destinations.length; i++) {
                Same.bits(what + ", result " + i, read(destinations[i]), expected.get(i));
            }
        }
    }

    private static void prepared(String title, Op op, List<TensorSpec> specs, List<HostArray> values, Backend backend) {
        Binder binder = backend.binder().orElse(null);
        if (binder == null || !specs.stream().allMatch(spec -> backend.supports(spec.dtype())) || !backend.runs(op, specs)) {
            return;
        }
        Prepared prepared = new Prepared(backend, binder, op, specs);
        List<HostArray> expected = prepared.alone(values);
        prepared.renew(values);
        prepared.runs(title + ", prepared", expected);
        for (int i = 0; i < values.size(); i++) {
            Same.bits(title + ", input " + i + " afterwards", prepared.read(prepared.inputs[i]), values.get(i));
        }
        prepared.runs(title + ", run again", expected);
        List<HostArray> others = values.stream().map(BinderChecks::reversed).toList();
        List<HostArray> expectedOfOthers = prepared.alone(others);
        prepared.renew(others);
        prepared.runs(title + ", with other inputs", expectedOfOthers);
        prepared.renewAsViews(values);
        prepared.runs(title + ", on views", expected);
        overwriting(title, prepared, values, expected);
    }

    private static void overwriting(String title, Prepared prepared, List<HostArray> values, List<HostArray> expected) {
        for (int result = 0; result < prepared.results.size(); result++) {
            for (int input = 0; input < values.size(); input++) {
                if (prepared.results.get(result).equals(values.get(input).spec())
                        && prepared.binder.mayOverwrite(prepared.op, result, input)) {
                    prepared.renew(values);
                    prepared.destinations[result] = prepared.inputs[input];
                    prepared.runs(title + ", result " + result + " over input " + input, expected);
                }
            }
        }
    }

    /// The elements the other way round: values that the operation takes as well.
    private static HostArray reversed(HostArray values) {
        HostArray reversed = HostArray.allocate(values.spec());
        long size = values.spec().dtype().bytes();
        long bytes = values.data().byteSize();
        for (long at = 0; at < bytes; at += size) {
            reversed.data().asSlice(bytes - size - at, size).copyFrom(values.data().asSlice(at, size));
        }
        return reversed;
    }

    private static void filled(Backend backend) {
        Binder binder = backend.binder().orElse(null);
        if (binder == null) {
            return;
        }
        for (DType dtype : DType.values()) {
            HostArray values = Values.typical(dtype, 1, 6, 7).values();
            Storage storage = binder.allocate(values.spec());
            binder.fill(storage, values.data());
            Storage all = binder.view(storage, new TensorSpec(Shape.of(42), dtype));
            Storage first = binder.view(storage, new TensorSpec(Shape.of(2, 7), dtype));
            same(dtype + " storage", backend, storage, values);
            same(dtype + " view", backend, all, values);
            HostArray others = reversed(Values.typical(dtype, 2, 2, 7).values());
            binder.fill(first, others.data());
            same(dtype + " view of the first rows", backend, first, others);
            HostArray mixed = HostArray.allocate(values.spec());
            mixed.data().copyFrom(values.data());
            mixed.data().asSlice(0, others.data().byteSize()).copyFrom(others.data());
            same(dtype + " storage after its view was filled", backend, storage, mixed);
            backend.release(storage);
        }
    }

    private static void same(String what, Backend backend, Storage storage, HostArray expected) {
        HostArray values = HostArray.allocate(storage.spec());
        backend.download(storage, values.data());
        assertThat(values.data().mismatch(expected.data())).as("the first byte that differs in the %s", what).isEqualTo(-1);
    }

    // ---- operations that run as one

    private static void asOne(Graph body, Subject subject) {
        List<HostArray> values = new ArrayList<>();
        for (int i = 0; i < body.inputs().size(); i++) {
            values.add(Values.normal(i + 1, body.inputs().get(i).shape().toArray()).values());
        }
        Tensor[] inputs = values.stream().map(Tensor::of).toArray(Tensor[]::new);
        List<Tensor> expected = Replay.of(body, List.of(inputs));
        List<Tensor> actual = Tensor.apply(new Fused(body), inputs);
        for (int i = 0; i < expected.size(); i++) {
            Same.bits("result " + i + " of " + body, actual.get(i), expected.get(i));
        }
        prepared(body.toString(), new Fused(body), body.inputs(), values, subject.itself());
    }

    /// A body chosen by chance, the same for the same number: functions of a matrix, a row, a column and a number; each third begins with a product.
    private static Graph body(int seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(20);
        int columns = 1 + random.nextInt(70);
        Graph.Builder builder = new Graph.Builder();
        TensorSpec matrix = floats(rows, columns);
        List<Integer> values = new ArrayList<>();
        int first = builder.input(seed % 3 == 0 ? floats(rows, 11) : matrix);
        int second = builder.input(seed % 3 == 0 ? floats(11, columns) : matrix);
        values.add(builder.input(matrix));
        values.add(builder.input(floats(columns)));
        values.add(builder.input(floats(rows, 1)));
        values.add(builder.input(floats()));
        int last = builder.add(seed % 3 == 0 ? new MatMul(false, false) : new Binary(BinaryKind.SUB), first, second);
        List<Integer> made = new ArrayList<>(List.of(last));
        for (int i = 0; i < 2 + seed % 7; i++) {
            last = step(random, builder, last, any(random, values, made));
            made.add(last);
        }
        int other = made.get(random.nextInt(made.size()));
        return other == last ? builder.build(last) : builder.build(last, other);
    }

    private static TensorSpec floats(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.FLOAT32);
    }

    private static int any(Random random, List<Integer> values, List<Integer> made) {
        return random.nextInt(3) == 0 ? made.get(random.nextInt(made.size())) : values.get(random.nextInt(values.size()));
    }

    private static int step(Random random, Graph.Builder builder, int value, int other) {
        return switch (random.nextInt(5)) {
            case 0 -> builder.add(new Unary(pick(random, UnaryKind.NEG, UnaryKind.ABS, UnaryKind.EXP, UnaryKind.TANH)), value);
            case 1 ->
                builder.add(new Activate(pick(random, ActivationKind.RELU, ActivationKind.SIGMOID, ActivationKind.TANH)), value);
            case 2 -> builder.add(new Where(), builder.add(new Compare(CompareKind.LT), value, other), value, other);
            case 3 -> builder.add(new Binary(pick(random, BinaryKind.ADD, BinaryKind.MUL, BinaryKind.MAX)), value, other);
            default -> builder.add(new Binary(pick(random, BinaryKind.SUB, BinaryKind.DIV)), other, value);
        };
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
