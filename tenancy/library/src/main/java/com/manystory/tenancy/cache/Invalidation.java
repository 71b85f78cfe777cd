package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one process tells the others over Redis.
///
/// @param sender the process that says it
/// @param isRepeated whether it said so before
/// @param tenant whose values are stale
/// @param tags which of them; empty for all
record Invalidation(String sender, boolean isRepeated, TenantId tenant, Set<String> tags) {

    static final String CHANNEL = "ms:invalidations";

    private static final String SEPARATOR = "\n";
    private static final int FIRST_TAG = 3;

    String encode() {
        var head = List.of(sender, isRepeated ? "again" : "first", tenant.value());
        return String.join(SEPARATOR, head)
                + (tags.isEmpty() ? "" : SEPARATOR + String.join(SEPARATOR, tags));
    }

    /// Reads a message, empty when it isn't one.
    static Optional<Invalidation> decode(String message) {
        var parts = message.split(SEPARATOR);
        if (parts.length < FIRST_TAG || !TenantId.isValid(parts[2])) {
            return Optional.empty();
        }
        return Optional.of(
                new Invalidation(
                        parts[0],
                        parts[1].equals("again"),
                        TenantId.of(parts[2]),
                        Set.copyOf(Arrays.asList(parts).subList(FIRST_TAG, parts.length))));
    }
}
