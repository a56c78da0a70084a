package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// A function of two elements of one type, see [BinaryKind]; the inputs broadcast.
///
/// @param kind the function
public record Binary(BinaryKind kind) implements Elementwise {

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Inference.arity(this, inputs, 2);
        TensorSpec a = inputs.get(0);
        TensorSpec b = inputs.get(1);
        Inference.sameDtype(this, a, b);
        switch (kind) {
            case ADD, SUB, MUL, DIV, MOD -> Inference.dtype(this, a, DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.UINT8);
            case POW, ATAN2 -> Inference.floating(this, a);
            case AND, OR, XOR -> Inference.dtype(this, a, DType.BOOL, DType.INT32, DType.UINT8);
            case SHIFT_LEFT, SHIFT_RIGHT -> Inference.dtype(this, a, DType.INT32, DType.UINT8);
            case MAX, MIN -> {
            }
        }
        return Inference.result(Inference.broadcast(this, a.shape(), b.shape()), a.dtype());
    }
}
