package com.manystory.tenants.support.web;

import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.brand.web.Actors;
import com.manystory.tenants.brand.web.BrandId;
import com.manystory.tenants.support.SupportAccesses;
import com.manystory.tenants.support.SupportRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Support access as operators ask for it. The answer is the brand's, which it gives in the
/// console.
@RestController
@RequestMapping("/api/v1/brands/{brandId}/support-accesses")
@Tag(name = "Support access", description = "Work on a brand's data, with its consent.")
@ApiResponse(
        responseCode = "401",
        description = "No valid operator's token (`invalid-token`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "403",
        description =
                "The token lacks the scope `operator:read`, or `operator:act` for changes and"
                        + " emergencies (`forbidden`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "404",
        description =
                "There is no such brand (`unknown-brand`) or access (`unknown-support-access`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
class SupportAccessController {

    private static final String ACT = "SCOPE_operator:act";
    private static final int USUAL_HOURS = 4;

    private final SupportAccesses accesses;

    SupportAccessController(SupportAccesses accesses) {
        this.accesses = accesses;
    }

    @GetMapping
    @Operation(
            operationId = "listSupportAccesses",
            summary = "List support accesses to a brand",
            description = "The newest first.")
    SupportAccessPage list(
            @Parameter(description = "The brand's id.", example = "aster") @PathVariable
                    String brandId,
            @Parameter(description = "`nextCursor` of the previous page.")
                    @RequestParam(required = false)
                    @Nullable UUID cursor,
            @Parameter(
                            description = "How many, 1 to 200.",
                            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"),
                            example = "50")
                    @RequestParam(defaultValue = "50")
                    int limit) {
        var found = accesses.page(BrandId.known(brandId), cursor, SupportAccessPage.rows(limit));
        return SupportAccessPage.of(found, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "askForSupportAccess",
            summary = "Ask a brand for support access",
            description =
                    "The brand's owner decides in the console. Unanswered requests end after a"
                            + " week. Emergencies of a brand asked for one after the other end"
                            + " together, 4 hours after the first began.")
    @ApiResponse(responseCode = "201", description = "Asked, or in force in an emergency.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "There was an emergency within a day, its 4 hours are over, and the brand has"
                            + " granted no access since (`emergency-over`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A field is wrong (`validation`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    SupportAccessAnswer ask(
            @Parameter(description = "The brand's id.", example = "aster") @PathVariable
                    String brandId,
            @RequestBody Asked asked,
            @Parameter(hidden = true) Authentication authentication) {
        var wanted = asked.checked();
        if ((wanted.changes() || wanted.emergency()) && !mayAct(authentication)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Not allowed",
                    "Changes and emergencies need a token with the scope operator:act.");
        }
        return SupportAccessAnswer.of(
                accesses.ask(
                        BrandId.known(brandId),
                        authentication.getName(),
                        wanted,
                        Actors.of(authentication, wanted.reason())));
    }

    @PostMapping("/{accessId}/end")
    @Operation(
            operationId = "endSupportAccess",
            summary = "End a support access early, or take the request back")
    SupportAccessAnswer end(
            @Parameter(description = "The brand's id.", example = "aster") @PathVariable
                    String brandId,
            @Parameter(description = "The access.") @PathVariable UUID accessId,
            @Parameter(description = "Why; kept with the audit event.", example = "Done")
                    @RequestHeader(name = "Manystory-Reason", required = false)
                    @Nullable String reason,
            @Parameter(hidden = true) Authentication authentication) {
        return SupportAccessAnswer.of(
                accesses.end(BrandId.known(brandId), accessId, Actors.of(authentication, reason)));
    }

    private static boolean mayAct(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .anyMatch(authority -> ACT.equals(authority.getAuthority()));
    }

    /// What is asked, as it arrives.
    @Schema(name = "SupportRequest", description = "What an operator asks of a brand.")
    record Asked(
            @Schema(
                            description = "Why; the brand reads it.",
                            minLength = 1,
                            maxLength = 500,
                            example = "A vendor's listing can't be saved, ticket 4711.")
                    @Nullable String reason,
            @Schema(
                            description = "Whether data has to be changed too.",
                            defaultValue = "false",
                            example = "false")
                    @Nullable Boolean changes,
            @Schema(
                            description = "For how many hours; at most 4 in an emergency.",
                            minimum = "1",
                            maximum = "168",
                            defaultValue = "4",
                            example = "4")
                    @Nullable Integer hours,
            @Schema(
                            description =
                                    "Whether it can't wait for the brand's answer. The brand sees"
                                            + " that it began without.",
                            defaultValue = "false",
                            example = "false")
                    @Nullable Boolean emergency) {

        SupportRequest checked() {
            return new SupportRequest(
                    Objects.requireNonNullElse(reason, ""),
                    Boolean.TRUE.equals(changes),
                    Objects.requireNonNullElse(hours, USUAL_HOURS),
                    Boolean.TRUE.equals(emergency));
        }
    }
}
