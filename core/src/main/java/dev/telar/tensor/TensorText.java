package dev.telar.tensor;

import dev.telar.op.HostArray;
import java.util.Arrays;

/// Prints a tensor as NumPy's `repr` does.
final class TensorText {

    private TensorText() {}

    static String of(Tensor tensor) {
        HostArray values = tensor.toHost();
        return "Tensor(" + Arrays.toString(new Object[]{values.array()}) + ", shape=" + tensor.shape() + ")";
    }
}
