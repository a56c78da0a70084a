package dev.telar.conformance.internal.oracle;

import org.jspecify.annotations.Nullable;

/// How far a result is from what it must be.
///
/// @param ulps the greatest error in units in the last place
/// @param share the greatest error as a part of what is allowed; above 1 where it is wrong
/// @param mismatch what is wrong and where, null if nothing is
public record Deviation(double ulps, double share, @Nullable String mismatch) {

    /// Every element is what it must be.
    public static final Deviation NONE = new Deviation(0, 0, null);

    /// Both results together, with the first thing that is wrong.
    public Deviation and(Deviation other) {
        return new Deviation(Math.max(ulps, other.ulps), Math.max(share, other.share),
                mismatch == null ? other.mismatch : mismatch);
    }
}
