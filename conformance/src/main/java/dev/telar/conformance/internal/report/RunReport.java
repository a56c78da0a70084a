package dev.telar.conformance.internal.report;

import java.util.List;

/// What one run of the kit on one backend found out: one part of the report.
///
/// @param label what the backend is called
/// @param device where it computes
/// @param opset the version of the operations that it was written for
/// @param state whether all checks ran
/// @param time when the run began, ISO 8601
/// @param seconds how long it took
/// @param contracts the numbers of checks, by contract
/// @param rows the matrix, by operation and type
/// @param expectedFailures what failed as expected
/// @param failures what failed otherwise
public record RunReport(String label, String device, int opset, State state, String time, double seconds,
        List<ContractTally> contracts, List<Row> rows, List<Expected> expectedFailures, List<Failure> failures) {

    /// How much of the kit ran.
    public enum State {
        /// Every check.
        WHOLE,
        /// Those that were chosen.
        PARTIAL,
        /// The run has not come to its end.
        UNFINISHED
    }

    /// The checks of a contract.
    ///
    /// @param contract its name
    /// @param passed how many passed
    /// @param failed how many failed
    /// @param expected how many failed as expected
    public record ContractTally(String contract, int passed, int failed, int expected) {

        /// How many ran.
        public int checks() {
            return passed + failed + expected;
        }
    }

    /// The checks of an operation on a type.
    ///
    /// @param operation its name
    /// @param dtype the type
    /// @param ways how it ran: `native`, `fused`, `decomposed`, `partly host`, `host`
    /// @param passed how many passed
    /// @param failed how many failed
    /// @param expected how many failed as expected
    /// @param ulps the greatest error of those that passed, in units in the last place
    /// @param share the same as a part of what is allowed
    public record Row(String operation, String dtype, List<String> ways, int passed, int failed, int expected, double ulps,
            double share) {}

    /// A check that failed as expected.
    ///
    /// @param check `Contract: name`
    /// @param reason what is wrong
    /// @param link where to read more
    /// @param message what the check said
    public record Expected(String check, String reason, String link, String message) {}

    /// A check that failed.
    ///
    /// @param check `Contract: name`
    /// @param message what it said
    public record Failure(String check, String message) {}

    /// How many checks passed.
    public int passed() {
        return contracts.stream().mapToInt(ContractTally::passed).sum();
    }

    /// How many checks failed.
    public int failed() {
        return contracts.stream().mapToInt(ContractTally::failed).sum();
    }

    /// How many checks failed as expected.
    public int expected() {
        return contracts.stream().mapToInt(ContractTally::expected).sum();
    }
}
