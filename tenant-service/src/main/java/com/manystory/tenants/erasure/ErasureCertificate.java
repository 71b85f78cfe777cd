package com.manystory.tenants.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is certified of a brand's end, for its owner and for auditors.
///
/// @param brand its id
/// @param incarnation the life of the id that ended
/// @param displayName its name
/// @param requestedBy who asked for it
/// @param reason why, in the words of whoever asked
/// @param requestedAt when it was asked for
/// @param erasedAt when everything was erased and looked for
/// @param looks where each service looked for what could be left; none found anything
/// @param moves of its databases between cells
/// @param migrations of its databases by rollouts
/// @param kept what is kept on purpose, and why
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureCertificate(
        String brand,
        String incarnation,
        String displayName,
        @Nullable String requestedBy,
        @Nullable String reason,
        Instant requestedAt,
        Instant erasedAt,
        List<Look> looks,
        List<Moved> moves,
        List<Migrated> migrations,
        List<String> kept) {

    /// A move of the brand, whose record is kept.
    ///
    /// @param move its number
    /// @param from the cell that it came from
    /// @param to the cell that it went to
    /// @param state how it ended
    /// @param startedAt when it was wanted
    public record Moved(long move, String from, String to, String state, Instant startedAt) {}

    /// A migration of one of the brand's databases, whose record is kept.
    ///
    /// @param rollout its number
    /// @param service whose database
    /// @param from the version before
    /// @param to the version afterwards; null when it wasn't migrated
    public record Migrated(long rollout, String service, String from, @Nullable String to) {}

    /// Where a part of a service looked.
    public record Look(String service, String part, List<String> lookedAt) {}
}
