package com.manystory.tenants.brand.web;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Why something is done to a brand, in an operator's words.
@Schema(name = "Reason", description = "Why this is done; it is kept with the audit event.")
record Reason(
        @Schema(
                        description = "The reason.",
                        minLength = 1,
                        maxLength = 500,
                        example = "Unpaid since June.")
                @Nullable String reason) {

    String required() {
        if (reason == null) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "validation",
                    "The request is not valid",
                    "A reason is missing.",
                    List.of(
                            new FieldError(
                                    "/reason",
                                    "Say why the brand is suspended, in 1 to 500 characters.")));
        }
        return reason;
    }
}
