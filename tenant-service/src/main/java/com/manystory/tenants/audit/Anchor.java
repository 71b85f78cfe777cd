package com.manystory.tenants.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where the chain was at some time. Whoever keeps one elsewhere can prove that events up to it
/// were rewritten later.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An event of the chain, by which to tell later whether it is still the same.")
public record Anchor(
        @Schema(description = "The number of the event; 0 before the first.", example = "42")
                long sequence,
        @Schema(
                        description = "The hash of the event.",
                        example =
                                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                String hash,
        @Schema(
                        description =
                                "A JWS (RFC 7515) by the process's signing key over number and"
                                        + " hash; absent when the chain is broken.",
                        example = "eyJhbGciOiJFUzI1NiJ9.eyJz.c2lnbmF0dXJl")
                @Nullable String signature) {}
