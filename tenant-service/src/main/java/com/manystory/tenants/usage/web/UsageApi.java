package com.manystory.tenants.usage.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// What clients are told about the API of usage.
@Tag(name = "Usage", description = "What brands use, measured; as JSON or CSV (`Accept`).")
@ApiResponse(
        responseCode = "400",
        description = "The period is wrong (`validation`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "401",
        description = "No valid operator's token (`invalid-token`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "403",
        description = "The token's scope doesn't allow this (`forbidden`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
interface UsageApi {

    String FROM =
            "The first day, or moment of UTC. Without it, 30 days before the end; 24 hours before"
                    + " it in steps of an hour.";
    String TO = "The end, exclusive: a day, or a moment of UTC. Without it, now.";
    String STEP = "`hour`, for up to 31 days that are recent enough, or `day`, for up to 400.";
    String ID = "The brand's id.";

    @Operation(
            operationId = "getBrandUsage",
            summary = "Read what a brand used",
            description =
                    "In the brand's present life, by steps, services and measures. What processes"
                            + " counted in the last minute isn't in here yet.")
    @ApiResponse(responseCode = "200", description = "What it used.")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such brand (`unknown-brand`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    UsageAnswer brand(
            @Parameter(description = ID, example = "aster") String brandId,
            @Parameter(description = FROM, example = "2026-11-01") @Nullable String from,
            @Parameter(description = TO, example = "2026-12-01") @Nullable String to,
            @Parameter(description = STEP, example = "day") @Nullable String step);

    @Operation(
            operationId = "getBrandUsage",
            summary = "Read what a brand used",
            description = "As JSON, or as CSV: brand, start, service, measure, unit, amount.")
    ResponseEntity<String> brandCsv(
            @Parameter(description = ID, example = "aster") String brandId,
            @Parameter(description = FROM, example = "2026-11-01") @Nullable String from,
            @Parameter(description = TO, example = "2026-12-01") @Nullable String to,
            @Parameter(description = STEP, example = "day") @Nullable String step);

    @Operation(
            operationId = "listUsage",
            summary = "Read what all brands used",
            description = "Totals of a period, by brand and measure.")
    @ApiResponse(responseCode = "200", description = "A page of brands.")
    FleetUsage fleet(
            @Parameter(description = FROM, example = "2026-11-01") @Nullable String from,
            @Parameter(description = TO, example = "2026-12-01") @Nullable String to,
            @Parameter(description = "`nextCursor` of the previous page.", example = "aster")
                    @Nullable String cursor,
            @Parameter(
                            description = "How many brands, 1 to 200.",
                            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"),
                            example = "50")
                    int limit);

    @Operation(
            operationId = "listUsage",
            summary = "Read what all brands used",
            description =
                    "As JSON, by pages; or as CSV, all brands: brand (empty for what can't be told"
                            + " apart), measure, unit, amount.")
    ResponseEntity<String> fleetCsv(
            @Parameter(description = FROM, example = "2026-11-01") @Nullable String from,
            @Parameter(description = TO, example = "2026-12-01") @Nullable String to);
}
