package com.manystory.tenants.move;

import com.manystory.tenancy.TenantId;
import com.manystory.tenants.brand.Intent;
import com.manystory.tenants.brand.StoredBrand;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The move of a brand to another cell.
///
/// @param id its number
/// @param brand the brand
/// @param incarnation the life of the brand that is moved
/// @param source the cell that it comes from
/// @param target the cell that it goes to
/// @param state where it is
/// @param attempt counts the attempts at switching over, from 1
/// @param startedBy who wanted it
/// @param reason why, in their words
/// @param stop why it was taken back, or null
/// @param pauseMillis for how long nothing could be written, or null while that isn't known
/// @param createdAt when it was wanted
/// @param switchedAt when the brand came to the new cell, or null
/// @param keepUntil until when the old databases are kept, or null
/// @param endedAt when it ended, or null
/// @param keepIsOver whether the old databases may go
/// @param services what was found equal
public record Move(
        long id,
        TenantId brand,
        String incarnation,
        String source,
        String target,
        MoveState state,
        int attempt,
        String startedBy,
        String reason,
        @Nullable Stop stop,
        @Nullable Long pauseMillis,
        Instant createdAt,
        @Nullable Instant switchedAt,
        @Nullable Instant keepUntil,
        @Nullable Instant endedAt,
        boolean keepIsOver,
        List<Compared> services) {

    /// Whether the brand is still the one that is moved: services can be asked about it until its
    /// erasure begins, which waits for the move's end.
    boolean isOf(StoredBrand now) {
        return now.incarnation().equals(incarnation) && !now.erasing();
    }

    /// Whether the brand is still wanted on the new cell.
    boolean isWantedOf(StoredBrand now) {
        return isOf(now) && now.intent() != Intent.ERASE;
    }

    /// Why a move was taken back.
    ///
    /// @param reason the cause as one upper camel case word
    /// @param message the cause in a sentence
    /// @param fix what somebody can do about it
    public record Stop(String reason, String message, String fix) {}

    /// One service's databases, which were found equal.
    ///
    /// @param service the service
    /// @param tables how many were compared
    /// @param rows how many they have
    /// @param checksum over all of them, in hexadecimal
    /// @param copyMillis how long copying took
    /// @param fenceMillis how long the last of it and the comparison took, while nothing could be
    ///   written
    public record Compared(
            String service,
            int tables,
            long rows,
            String checksum,
            long copyMillis,
            long fenceMillis) {}
}
