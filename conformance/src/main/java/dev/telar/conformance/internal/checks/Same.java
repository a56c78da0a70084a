package dev.telar.conformance.internal.checks;

import dev.telar.conformance.internal.oracle.Comparison;
import dev.telar.conformance.internal.oracle.Expected;
import dev.telar.op.HostArray;
import dev.telar.tensor.Tensor;

/// Values that must be others to the bit, and the first one that is not.
final class Same {

    private Same() {}

    /// @param what the tensor, for the message
    static void bits(String what, Tensor actual, HostArray expected) {
        bits(what, actual.toHost(), expected);
    }

    /// @param what the tensor, for the message
    static void bits(String what, Tensor actual, Tensor expected) {
        bits(what, actual.toHost(), expected.toHost());
    }

    /// Whether the values are the same to the bit.
    static boolean bits(HostArray actual, HostArray expected) {
        return Comparison.of("", actual, Expected.exactly(expected)).mismatch() == null;
    }

    /// @param what the values, for the message
    static void bits(String what, HostArray actual, HostArray expected) {
        String mismatch = Comparison.of(what, actual, Expected.exactly(expected)).mismatch();
        if (mismatch != null) {
            throw new AssertionError(mismatch);
        }
    }
}
