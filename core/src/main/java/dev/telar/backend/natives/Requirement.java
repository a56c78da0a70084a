package dev.telar.backend.natives;

import java.util.List;
import java.util.function.BooleanSupplier;

import dev.telar.backend.Availability;
import dev.telar.backend.Availability.Available;
import dev.telar.backend.Availability.Unavailable;

/// Something that a backend needs.
///
/// @param isMet whether it is there; cheap, and without side effects
/// @param otherwise reason and remedy where it is not
public record Requirement(BooleanSupplier isMet, Unavailable otherwise) {

    /// A requirement with reason and remedy.
    public static Requirement of(BooleanSupplier isMet, String reason, String remedy) {
        return new Requirement(isMet, new Unavailable(reason, remedy));
    }

    /// What the first requirement that is not met says; those behind it are not asked.
    ///
    /// @param detail what is worth knowing where all are met
    public static Availability check(List<Requirement> requirements, String detail) {
        for (Requirement requirement : requirements) {
            if (!requirement.isMet.getAsBoolean()) {
                return requirement.otherwise;
            }
        }
        return new Available(detail);
    }
}
