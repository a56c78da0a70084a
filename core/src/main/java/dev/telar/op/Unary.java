package dev.telar.op;

import java.util.List;

import dev.telar.shape.DType;
import dev.telar.shape.TensorSpec;

/// A function of one element, see [UnaryKind].
///
/// @param kind the function
public record Unary(UnaryKind kind) implements Elementwise {

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Inference.only(this, inputs);
        switch (kind) {
            case NEG, ABS, SIGN -> Inference.dtype(this, x, DType.FLOAT32, DType.FLOAT64, DType.INT32);
            case NOT -> Inference.dtype(this, x, DType.BOOL, DType.INT32, DType.UINT8);
            default -> Inference.floating(this, x);
        }
        return Inference.result(x.shape(), kind == UnaryKind.IS_NAN ? DType.BOOL : x.dtype());
    }
}
