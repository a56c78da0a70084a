package dev.telar.conformance;

import dev.telar.conformance.internal.Glob;

/// What a backend is known to get wrong and cannot mend, mostly since the library beneath it does.
///
/// It is strict. A check that is named here runs all the same: if it fails it counts as green, and stands in the report with reason and
/// link; if it passes it fails, since the entry is out of date; and an entry that names no check fails.
///
/// @param checks which checks: `Contract: name` as reports and messages write it, where `*` stands for any text
/// @param reason what is wrong, for whoever reads the report
/// @param link where to read more: an issue of the library
public record ExpectedFailure(String checks, String reason, String link) {

    /// Checks that nothing is blank.
    public ExpectedFailure {
        if (checks.isBlank() || reason.isBlank() || link.isBlank()) {
            throw new IllegalArgumentException("expected failure: checks, reason and link must say something, given \"" + checks
                    + "\", \"" + reason + "\" and \"" + link + "\"");
        }
    }

    /// An expected failure.
    ///
    /// @param checks which checks: `Contract: name`, where `*` stands for any text
    /// @param reason what is wrong
    /// @param link where to read more
    public static ExpectedFailure of(String checks, String reason, String link) {
        return new ExpectedFailure(checks, reason, link);
    }

    /// Whether it names a check.
    ///
    /// @param check `Contract: name`
    public boolean names(String check) {
        return Glob.of(checks).matcher(check).matches();
    }
}
