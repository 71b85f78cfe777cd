package com.manystory.tenants.fleet.web;

import com.manystory.tenants.fleet.MigrationState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import tools.jackson.databind.JsonNode;

/// What clients are told about the API of rollouts.
@Tag(
        name = "Fleet",
        description = "Migrations of all brands' databases: canaries first, then wave by wave.")
@ApiResponse(
        responseCode = "401",
        description = "No valid operator's token (`invalid-token`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "403",
        description = "The token's scope doesn't allow this (`forbidden`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
interface FleetApi {

    @Operation(
            operationId = "listFleetMigrations",
            summary = "List rollouts",
            description = "The newest first.")
    @ApiResponse(responseCode = "200", description = "A page of rollouts.")
    RolloutPage list(
            @Parameter(description = "`nextCursor` of the previous page.", example = "7")
                    @Nullable Long cursor,
            @Parameter(
                            description = "How many rollouts, 1 to 200.",
                            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "20"),
                            example = "20")
                    int limit);

    @Operation(
            operationId = "startFleetMigration",
            summary = "Start a rollout",
            description =
                    "Plans a rollout over all databases that lack migrations, and starts it. One of"
                            + " the same services that has stopped is cancelled. When nothing is"
                            + " lacking, nothing is started and the answer has no id.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    RolloutRequest.class))))
    @ApiResponse(responseCode = "201", description = "Started.")
    @ApiResponse(responseCode = "200", description = "A plan, or nothing was to be done.")
    @ApiResponse(
            responseCode = "400",
            description = "An option is wrong (`malformed-body`, `validation`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "409",
            description =
                    "Another one is going on (`rollout-running`), or a contract rollout comes too"
                            + " early (`not-expanded`), or while instances run whose release may"
                            + " need what is taken away (`older-release-runs`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "503",
            description = "A service doesn't answer (`service-unavailable`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<RolloutAnswer> start(
            @Parameter(description = "Only tells what would be done.", example = "true")
                    boolean dryRun,
            @Parameter(hidden = true) @Nullable JsonNode body,
            @Parameter(hidden = true) Authentication authentication);

    @Operation(
            operationId = "getFleetMigration",
            summary = "Read a rollout",
            description = "With its databases, a page of them.")
    @ApiResponse(responseCode = "200", description = "The rollout.")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such rollout (`unknown-rollout`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    RolloutAnswer get(
            @Parameter(description = "Its number.", example = "7") long id,
            @Parameter(description = "Only databases in this state.", example = "FAILED")
                    @Nullable MigrationState state,
            @Parameter(
                            description = "`nextCursor` of the previous page of databases.",
                            example = "aster.catalog-service")
                    @Nullable String cursor,
            @Parameter(
                            description = "How many databases, 1 to 200.",
                            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"),
                            example = "50")
                    int limit);

    @Operation(
            operationId = "resumeFleetMigration",
            summary = "Resume a rollout",
            description = "Goes on with one that has stopped; what failed is tried again.")
    @ApiResponse(responseCode = "200", description = "It goes on.")
    @ApiResponse(
            responseCode = "409",
            description = "It hasn't stopped (`rollout-not-stopped`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    RolloutAnswer resume(
            @Parameter(description = "Its number.", example = "7") long id,
            @Parameter(description = "Why; kept with the audit event.") @Nullable String reason,
            @Parameter(hidden = true) Authentication authentication);

    @Operation(
            operationId = "cancelFleetMigration",
            summary = "Cancel a rollout",
            description = "Finishes the migrations that are going on and begins no others.")
    @ApiResponse(responseCode = "200", description = "It is cancelled.")
    @ApiResponse(
            responseCode = "409",
            description = "It has ended already (`rollout-ended`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    RolloutAnswer cancel(
            @Parameter(description = "Its number.", example = "7") long id,
            @Parameter(description = "Why; kept with the audit event.") @Nullable String reason,
            @Parameter(hidden = true) Authentication authentication);
}
