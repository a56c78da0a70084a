package dev.telar.conformance;

import dev.telar.conformance.internal.Glob;

/// What a backend is known to get wrong and cannot mend, mostly since the library beneath it does.
///
/// It is strict. A check that is named here runs all the same: if it fails it counts as green, and stands in the report with reason and
/// link; if it passes it fails, since the entry is out of date, unless the entry says that only some machines see the failure ([#onSome]);
/// and an entry that names no check fails.
///
/// @param checks which checks: `Contract: name` as reports and messages write it, where `*` stands for any text
/// @param reason what is wrong, for whoever reads the report
/// @param link where to read more: an issue of the library
/// @param everywhere whether all machines see it; if not, the check may pass, too
public record ExpectedFailure(String checks, String reason, String link, boolean everywhere) {

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
        return new ExpectedFailure(checks, reason, link, true);
    }

    /// An expected failure that only some machines see, since the library chooses its code by the processor.
    ///
    /// @param checks which checks: `Contract: name`, where `*` stands for any text
    /// @param reason what is wrong
    /// @param link where to read more
    public static ExpectedFailure onSome(String checks, String reason, String link) {
        return new ExpectedFailure(checks, reason, link, false);
    }

    /// Whether it names a check.
    ///
    /// @param check `Contract: name`
    public boolean names(String check) {
        return Glob.of(checks).matcher(check).matches();
    }
}
