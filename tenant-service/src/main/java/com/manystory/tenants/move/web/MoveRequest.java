package com.manystory.tenants.move.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where a brand shall be, and why.
@Schema(name = "MoveRequest", description = "Where a brand shall be, and why.")
record MoveRequest(
        @Schema(
                        description =
                                "The cell to move it to. One that is dedicated must be empty.",
                        example = "west")
                @Nullable String cell,
        @Schema(
                        description = "The reason; it is kept with the audit event.",
                        minLength = 1,
                        maxLength = 500,
                        example = "Its sale starts on Friday.")
                @Nullable String reason) {}
