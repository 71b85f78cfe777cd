package com.manystory.tenancy.registry;

import java.util.List;

/// What a look into a service's stores found of a brand that was erased there.
///
/// @param part the part that looked
/// @param lookedAt where it looked, in words for the brand's owner
/// @param found what is still there, one line each; empty when nothing is
public record Remains(String part, List<String> lookedAt, List<String> found) {

    public Remains {
        lookedAt = List.copyOf(lookedAt);
        found = List.copyOf(found);
    }

    /// Nothing was found.
    public static Remains none(String part, String... lookedAt) {
        return new Remains(part, List.of(lookedAt), List.of());
    }

    /// The part couldn't look: what it holds isn't known.
    public static Remains unknown(String part, String why) {
        return new Remains(part, List.of(), List.of("It isn't known what is left: " + why));
    }
}
