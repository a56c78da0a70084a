package dev.telar.conformance.internal.cases;

import java.util.ArrayList;
import java.util.List;

import dev.telar.shape.DType;

/// What is brought to the backend and back.
public final class TransferInputs {

    /// @param note what is special about it
    /// @param input the values
    public record Named(String note, Input input) {}

    private TransferInputs() {}

    /// All of them.
    public static List<Named> all() {
        List<Named> inputs = new ArrayList<>();
        for (DType dtype : DType.values()) {
            for (int[] shape : Shapes.ANY) {
                inputs.add(new Named("typical", Values.typical(dtype, 4, shape)));
            }
            inputs.add(new Named("special", Values.special(dtype)));
        }
        inputs.add(new Named("every exponent", Values.everyExponent(DType.FLOAT32)));
        inputs.add(new Named("every exponent", Values.everyExponent(DType.FLOAT64)));
        inputs.add(new Named("large", Values.each(DType.FLOAT32, i -> i, 1000, 1000)));
        return inputs;
    }

    /// Some values of a type.
    public static Input typical(DType dtype) {
        return Values.typical(dtype, 4, 5, 7);
    }
}
