package com.manystory.tenants.brand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must be true of a brand for a change to be made (RFC 9110 section 13).
///
/// @param matches one of these tags is the brand's; `*` for any brand that exists; null for no
///   condition
/// @param absent whether the brand may not exist yet
public record Precondition(@Nullable List<String> matches, boolean absent) {

    /// No condition.
    public static final Precondition NONE = new Precondition(null, false);

    /// Refuses a change of the brand, which is null when there is none.
    ///
    /// @throws ChangeRefusedException when the condition isn't met
    void check(@Nullable StoredBrand brand) {
        if (absent && brand != null) {
            throw new ChangeRefusedException(
                    ChangeRefusedException.Reason.STALE,
                    "The brand exists already, and the request asked to create it.");
        }
        if (matches == null) {
            return;
        }
        if (brand == null) {
            throw new ChangeRefusedException(
                    ChangeRefusedException.Reason.STALE,
                    "The brand doesn't exist, and the request asked to change it.");
        }
        var current = brand.desiredTag();
        var met = matches.stream().anyMatch(tag -> tag.equals("*") || tag.equals(current));
        if (!met) {
            throw new ChangeRefusedException(
                    ChangeRefusedException.Reason.STALE,
                    "Somebody changed the brand meanwhile: read it again, then repeat the change.");
        }
    }
}
