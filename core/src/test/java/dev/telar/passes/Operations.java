package dev.telar.passes;

import java.util.List;

import dev.telar.op.Binary;
import dev.telar.op.BinaryKind;
import dev.telar.op.Custom;
import dev.telar.op.Full;
import dev.telar.op.HostCall;
import dev.telar.op.Op;
import dev.telar.op.Reshape;
import dev.telar.op.Unary;
import dev.telar.op.UnaryKind;
import dev.telar.shape.DType;
import dev.telar.shape.Shape;
import dev.telar.shape.TensorSpec;

/// What the graphs in tests of passes are made of.
final class Operations {

    static final Op NEG = new Unary(UnaryKind.NEG);
    static final Op EXP = new Unary(UnaryKind.EXP);
    static final Op ADD = new Binary(BinaryKind.ADD);
    static final Op SUB = new Binary(BinaryKind.SUB);
    static final Op MUL = new Binary(BinaryKind.MUL);

    private Operations() {}

    static TensorSpec floats(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.FLOAT32);
    }

    static TensorSpec ints(int... sizes) {
        return new TensorSpec(Shape.of(sizes), DType.INT32);
    }

    static Op reshape(int... sizes) {
        return new Reshape(Shape.of(sizes));
    }

    static Op full(double value, int... sizes) {
        return new Full(Shape.of(sizes), DType.FLOAT32, value);
    }

    static Op call(String name, TensorSpec... results) {
        return new HostCall(name, _ -> {
            throw new AssertionError("only printed");
        }, List.of(results));
    }

    /// A user's operation that keeps the shape.
    record Users() implements dev.telar.tensor.CustomOperation {

        @Override
        public String name() {
            return "users";
        }

        @Override
        public List<TensorSpec> infer(List<TensorSpec> inputs) {
            return inputs;
        }

        @Override
        public List<dev.telar.tensor.Tensor> decompose(List<dev.telar.tensor.Tensor> inputs) {
            return List.of(inputs.getFirst().negate());
        }
    }

    static Custom users() {
        return new Users();
    }
}
