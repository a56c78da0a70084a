package dev.telar.conformance.internal.checks;

import java.util.EnumSet;
import java.util.Set;

import dev.telar.conformance.internal.oracle.Deviation;

/// What a check that passed found out.
///
/// @param ways how the operations ran that it is about
/// @param ulps the greatest error in units in the last place
/// @param share the greatest error as a part of what is allowed
public record Outcome(Set<How> ways, double ulps, double share) {

    /// Nothing beyond that it passed.
    public static final Outcome PASSED = new Outcome(EnumSet.noneOf(How.class), 0, 0);

    static Outcome of(How how, Deviation deviation) {
        return new Outcome(EnumSet.of(how), deviation.ulps(), deviation.share());
    }
}
