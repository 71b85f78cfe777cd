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
        List<String> kept) {

    /// Where a part of a service looked.
    public record Look(String service, String part, List<String> lookedAt) {}
}
