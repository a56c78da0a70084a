package dev.telar.conformance.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import dev.telar.backend.Backend;
import dev.telar.backend.reference.ReferenceBackend;
import dev.telar.conformance.internal.cases.Values;
import dev.telar.error.BackendException;
import dev.telar.error.DTypeException;
import dev.telar.error.ShapeException;
import dev.telar.op.LayerNorm;
import dev.telar.op.SparseSoftmaxCrossEntropy;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.tensor.Tensor;
import dev.telar.tensor.TensorScope;

/// Misuse is an error of the right kind, whose message says what is wrong, and the backend and its tensors are none the worse for it.
final class ErrorChecks {

    private ErrorChecks() {}

    static List<Check> all() {
        return List.of(
                unharmed("shapes that do not broadcast",
                        (x, _) -> wrong(() -> x.add(Tensor.ones(5)), ShapeException.class, "add", "(3, 4)",
                                "(5,)")),
                unharmed("inner sizes that differ",
                        (x, _) -> wrong(() -> x.matmul(x), ShapeException.class, "matmul: inner sizes differ",
                                "(3, 4) × (3, 4)")),
                unharmed("an axis that there is not", (x, _) -> wrong(() -> x.sum(2), ShapeException.class, "axis 2", "(3, 4)")),
                unharmed("a reshape of another size",
                        (x, _) -> wrong(() -> x.reshape(Shape.of(5)), ShapeException.class, "reshape", "12", "5")),
                unharmed("the greatest of nothing",
                        (_, _) -> wrong(() -> Tensor.zeros(0, 3).max(0), ShapeException.class, "max", "no element", "(0, 3)")),
                unharmed("types that do not mix",
                        (x, _) -> wrong(() -> x.add(x.cast(DType.INT32)), DTypeException.class, "add", "FLOAT32", "INT32",
                                "cast")),
                unharmed("a type that an operation does not take",
                        (x, _) -> wrong(() -> x.cast(DType.INT32).exp(), DTypeException.class, "exp", "INT32", "FLOAT32")),
                unharmed("a composite with a wrong shape",
                        (x, _) -> wrong(() -> Tensor.apply(new LayerNorm(1, 1e-3), x, Tensor.ones(3), Tensor.ones(4)),
                                ShapeException.class,
                                "layer_norm", "gamma")),
                unharmed("an index out of bounds, reading", (x, _) -> indices(index -> x.gather(Tensor.of(0, index), 0))),
                unharmed("an index out of bounds, adding",
                        (x, _) -> indices(index -> x.scatterAdd(Tensor.of(1, index), Tensor.ones(2, 4), 0))),
                unharmed("an index out of bounds on the last axis", (x, _) -> {
                    wrong(() -> x.gather(Tensor.of(4), 1), IndexOutOfBoundsException.class, "4");
                    wrong(() -> x.scatterAdd(Tensor.of(-1), Tensor.ones(3, 1), 1), IndexOutOfBoundsException.class, "-1");
                }),
                unharmed("any index into nothing",
                        (_, _) -> wrong(() -> Tensor.zeros(0, 3).gather(Tensor.of(0), 0), IndexOutOfBoundsException.class, "0")),
                unharmed("a label out of bounds", (x, _) -> {
                    wrong(() -> Tensor.apply(new SparseSoftmaxCrossEntropy(), x, Tensor.of(0, 4, 1)),
                            IndexOutOfBoundsException.class, "4");
                    wrong(() -> Tensor.apply(new SparseSoftmaxCrossEntropy(), x, Tensor.of(0, 1, -1)),
                            IndexOutOfBoundsException.class, "-1");
                }),
                unharmed("integers divided by zero", (_, _) -> {
                    wrong(() -> Tensor.of(1, 2, 3).divide(Tensor.of(1, 0, 1)), ArithmeticException.class, "zero");
                    wrong(() -> Tensor.of(1, 2, 3).divide(0), ArithmeticException.class, "zero");
                    wrong(() -> bytes(7).divide(bytes(0)), ArithmeticException.class, "zero");
                }),
                unharmed("remainders of a division by zero", (_, _) -> {
                    wrong(() -> Tensor.of(1, 2, 3).mod(Tensor.of(1, 0, 1)), ArithmeticException.class, "zero");
                    wrong(() -> bytes(7).mod(bytes(0)), ArithmeticException.class, "zero");
                }),
                unharmed("tensors of two backends", ErrorChecks::twoBackends),
                Check.of("many errors in a row", _ -> manyErrors()));
    }

    private static Tensor bytes(int value) {
        return Tensor.ofBytes(new byte[]{(byte) value, 1}, Shape.of(2));
    }

    /// Misuse of a tensor of shape `(3, 4)`.
    private interface Misuse {

        void run(Tensor x, Subject subject);
    }

    private static Check unharmed(String name, Misuse misuse) {
        return Check.of(name, subject -> Subject.run(subject.quiet(), () -> {
            Tensor x = Tensor.of(Values.normal(1, 3, 4).values());
            long before = subject.liveBytes(subject.quiet());
            TensorScope.run(() -> misuse.run(x, subject));
            assertThat(subject.liveBytes(subject.quiet())).as("live bytes after the error").isEqualTo(before);
            Same.bits("the tensor after the error", x, Values.normal(1, 3, 4).values());
            assertThat(x.matmul(x, false, true).shape()).as("a product after the error").isEqualTo(Shape.of(3, 3));
            assertThat(Tensor.of(1f, 2f).add(1).toFloatArray()).as("a sum after the error").containsExactly(2, 3);
        }));
    }

    private interface Call {

        void run();
    }

    private static void wrong(Call call, Class<? extends RuntimeException> error, String... says) {
        assertThatThrownBy(call::run).as("expected %s", error.getSimpleName()).isInstanceOf(error).hasMessageContainingAll(says);
    }

    private interface Indexed {

        Tensor at(int index);
    }

    private static void indices(Indexed call) {
        for (int index : new int[]{-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            wrong(() -> call.at(index), IndexOutOfBoundsException.class, Integer.toString(index));
        }
    }

    private static void twoBackends(Tensor x, Subject subject) {
        try (Backend other = new ReferenceBackend()) {
            Tensor there = x.to(other);
            wrong(() -> x.add(there), BackendException.class, "add", subject.quiet().name(), other.name(), "to(");
            assertThat(there.to(subject.quiet()).toFloatArray()).isEqualTo(x.toFloatArray());
        }
    }

    private static void manyErrors() {
        Tensor x = Tensor.of(Values.normal(1, 3, 4).values());
        for (int i = 0; i < 200; i++) {
            wrong(() -> x.gather(Tensor.of(7), 0), IndexOutOfBoundsException.class, "7");
        }
        assertThat(x.gather(Tensor.of(2), 0).toFloatArray()).hasSize(4);
    }
}
