package dev.telar.op;

import java.util.List;

/// A function on arrays of the host, see [HostCall]. It keeps no reference to its arguments and gives the same results for the same
/// values.
@FunctionalInterface
public interface HostFunction {

    /// Computes the results.
    ///
    /// @param inputs the inputs, not to be changed
    /// @return one array a result, with exactly the shapes and types that the [HostCall] declares
    List<HostArray> call(List<HostArray> inputs);
}
