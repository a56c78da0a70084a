package dev.telar.conformance.mutants;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import dev.telar.backend.Backend;
import dev.telar.backend.Backends;
import dev.telar.backend.Invocation;
import dev.telar.backend.Storage;
import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Composite;
import dev.telar.op.HostArray;
import dev.telar.op.Op;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;
import dev.telar.tensor.Interpreters;
import dev.telar.tensor.Tensor;

/// Ways to make a mutant.
final class Mutants {

    private Mutants() {}

    /// What a mutant does in place of an operation.
    interface Wrong {

        /// @param right what the reference backend gives, to be changed at will
        /// @param inputs the inputs, copied
        HostArray result(HostArray right, List<HostArray> inputs, Op op);
    }

    /// What a mutant does to a number.
    interface Function {

        float of(float right, float x);
    }

    /// One whose result is wrong for some operations on some types.
    static Backend wrong(Predicate<Op> which, DType dtype, Wrong wrong) {
        return new Delegating() {

            @Override
            public List<Storage> execute(Invocation call) {
                if (!which.test(call.op()) || call.inputs().isEmpty() || call.result().dtype() != dtype) {
                    return right(call);
                }
                Storage right = right(call).getFirst();
                HostArray values = read(right);
                forget(right);
                return result(wrong.result(values, call.inputs().stream().map(this::read).toList(), call.op()));
            }
        };
    }

    /// One whose function of one FLOAT32 number is wrong.
    static Backend unary(UnaryKind kind, Function function) {
        return wrong(new Unary(kind)::equals, DType.FLOAT32, (right, inputs, _) -> {
            float[] y = right.floats();
            float[] x = inputs.getFirst().floats();
            for (int i = 0; i < y.length; i++) {
                y[i] = function.of(y[i], x[i]);
            }
            return right;
        });
    }

    /// One whose function of two numbers is wrong, where both inputs have the shape of the result or broadcast as rows and columns do.
    static Backend binary(BinaryKind kind, BiFunction<Float, Float, Float> function) {
        return wrong(new Binary(kind)::equals, DType.FLOAT32, (right, inputs, _) -> {
            float[] y = right.floats();
            float[] a = spread(inputs.get(0), right.spec());
            float[] b = spread(inputs.get(1), right.spec());
            for (int i = 0; i < y.length; i++) {
                y[i] = function.apply(a[i], b[i]);
            }
            return right;
        });
    }

    /// The elements of an input, repeated by the rule of broadcasting.
    static float[] spread(HostArray input, TensorSpec to) {
        float[] from = input.floats();
        float[] result = new float[to.shape().count()];
        int rank = to.shape().rank();
        int own = input.spec().shape().rank();
        for (int i = 0; i < result.length; i++) {
            int rest = i;
            int place = 0;
            int stride = 1;
            for (int axis = rank - 1; axis >= 0; axis--) {
                int index = rest % to.shape().size(axis);
                rest /= to.shape().size(axis);
                int at = axis - (rank - own);
                if (at >= 0) {
                    int size = input.spec().shape().size(at);
                    place += size == 1 ? 0 : index * stride;
                    stride *= size;
                }
            }
            result[i] = from[place];
        }
        return result;
    }

    /// What a mutant does in place of a composite.
    interface Fused {

        /// @param right what the decomposition gives on the reference backend, to be changed at will
        /// @param inputs the inputs, copied
        List<HostArray> results(List<HostArray> right, List<HostArray> inputs, Op op);
    }

    /// One that runs a FLOAT32 composite in one piece, wrongly.
    static Backend fused(Predicate<Op> which, Fused fused) {
        return new Delegating() {

            @Override
            public boolean runs(Op op, List<TensorSpec> inputs) {
                return isFused(op, inputs) || super.runs(op, inputs);
            }

            private boolean isFused(Op op, List<TensorSpec> inputs) {
                return op instanceof Composite && which.test(op) && inputs.getFirst().dtype() == DType.FLOAT32;
            }

            @Override
            public List<Storage> execute(Invocation call) {
                if (!(call.op() instanceof Composite)) {
                    return super.execute(call);
                }
                List<HostArray> inputs = call.inputs().stream().map(this::read).toList();
                return fused.results(decomposed(call.op(), inputs), inputs, call.op()).stream().map(this::write).toList();
            }
        };
    }

    /// The results of a composite on the reference backend.
    static List<HostArray> decomposed(Op op, List<HostArray> inputs) {
        return Interpreters.with(Interpreters.evaluating(), () -> Backends.use(Backends.get("reference"),
                () -> Tensor.apply(op, inputs.stream().map(Tensor::of).toArray(Tensor[]::new)).stream().map(Tensor::toHost)
                        .toList()));
    }
}
