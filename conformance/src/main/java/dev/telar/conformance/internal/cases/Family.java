package dev.telar.conformance.internal.cases;

import java.util.List;

/// Cases that belong together.
@FunctionalInterface
public interface Family {

    /// The cases.
    List<Case> cases();
}
