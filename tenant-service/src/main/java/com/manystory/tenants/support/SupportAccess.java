package com.manystory.tenants.support;

import com.manystory.tenancy.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A time in which an operator may work on a brand's data.
///
/// @param brand whose data
/// @param operator the subject of the operator's tokens
/// @param reason why, in the operator's words
/// @param changes whether data may be changed too
/// @param hours for how long, from the decision, 1 to 168
/// @param emergency whether it began without the brand's answer
/// @param state where it is now
/// @param decidedBy who answered for the brand; the operator in an emergency
/// @param expiresAt when it ends by itself; null until it is granted
/// @param endedBy who ended it before its time
/// @param uses how many requests were made under it
public record SupportAccess(
        UUID id,
        TenantId brand,
        String operator,
        String reason,
        boolean changes,
        int hours,
        boolean emergency,
        SupportState state,
        Instant askedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        long uses,
        @Nullable Instant lastUsedAt) {

    /// What the audit keeps of it.
    Kept kept() {
        return new Kept(id, operator, changes, hours, emergency, state, expiresAt);
    }

    /// The part of an access that the audit keeps.
    record Kept(
            UUID id,
            String operator,
            boolean changes,
            int hours,
            boolean emergency,
            SupportState state,
            @Nullable Instant expiresAt) {}
}
