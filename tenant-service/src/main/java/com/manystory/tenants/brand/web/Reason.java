package com.manystory.tenants.brand.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why something is done to a brand, in an operator's words.
@Schema(name = "Reason", description = "Why this is done; it is kept with the audit event.")
record Reason(
        @Schema(
                        description = "The reason.",
                        minLength = 1,
                        maxLength = 500,
                        example = "Unpaid since June.")
                @Nullable String reason) {}
