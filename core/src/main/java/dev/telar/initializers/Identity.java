package dev.telar.initializers;

import dev.telar.error.ShapeException;
import dev.telar.op.HostArray;
import dev.telar.random.Philox;
import dev.telar.shape.TensorSpec;

/// The identity matrix times a gain: `gain` where row and column are equal, 0 elsewhere. The matrix need not be square.
///
/// @param gain the factor, by default 1
public record Identity(double gain) implements Initializer {

    /// The initializer with gain 1.
    public static Identity of() {
        return new Identity(1);
    }

    /// With another gain.
    public Identity gain(double gain) {
        return new Identity(gain);
    }

    @Override
    public HostArray initialize(TensorSpec spec, Philox random) {
        if (spec.shape().rank() != 2) {
            throw new ShapeException("identity: the weight must be a matrix, given " + spec.shape());
        }
        int columns = spec.shape().size(1);
        int[] next = {0};
        return Values.filled("identity", spec, () -> {
            int i = next[0]++;
            return i / columns == i % columns ? gain : 0;
        });
    }
}
