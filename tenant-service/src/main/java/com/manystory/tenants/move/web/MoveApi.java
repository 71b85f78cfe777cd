package com.manystory.tenants.move.web;

import com.manystory.tenants.move.web.MoveAnswer.MoveList;
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

/// What clients are told about the API of moves.
@Tag(
        name = "Moves",
        description = "Brands come to other cells while they are served, or stay where they are.")
@ApiResponse(
        responseCode = "401",
        description = "No valid operator's token (`invalid-token`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "403",
        description = "The token's scope doesn't allow this (`forbidden`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "404",
        description = "There is no such brand or move (`unknown-brand`, `unknown-move`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
interface MoveApi {

    @Operation(
            operationId = "moveBrand",
            summary = "Move a brand",
            description =
                    "Copies its databases to another cell while the brand works, lets nothing be"
                            + " written for a moment, compares everything and switches over. On any"
                            + " doubt the brand stays where it is.")
    @ApiResponse(responseCode = "202", description = "It is under way; `Location` tells of it.")
    @ApiResponse(
            responseCode = "400",
            description = "The cell or the reason is wrong (`malformed-body`, `validation`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "409",
            description =
                    "The brand is being moved (`move-running`) or erased (`brand-offboarding`), or"
                            + " isn't as desired yet (`brand-unsettled`), or its data is being"
                            + " restored or only half restored (`restore-unfinished`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<MoveAnswer> start(
            @Parameter(description = "The brand.", example = "aster") String brandId,
            MoveRequest wanted,
            @Parameter(hidden = true) Authentication authentication);

    @Operation(
            operationId = "listMoves",
            summary = "List a brand's moves",
            description = "The newest first.")
    @ApiResponse(responseCode = "200", description = "The moves.")
    MoveList list(
            @Parameter(description = "The brand.", example = "aster") String brandId,
            @Parameter(
                            description = "How many, 1 to 200.",
                            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "20"),
                            example = "20")
                    int limit);

    @Operation(operationId = "getMove", summary = "Read a move")
    @ApiResponse(responseCode = "200", description = "The move.")
    MoveAnswer get(
            @Parameter(description = "The brand.", example = "aster") String brandId,
            @Parameter(description = "Its number.", example = "7") long id);

    @Operation(
            operationId = "cancelMove",
            summary = "Take a move back",
            description = "As long as the brand is on the old cell, and its databases are copied.")
    @ApiResponse(responseCode = "200", description = "It is being taken back.")
    @ApiResponse(
            responseCode = "409",
            description = "It can't be taken back any more (`move-too-late`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    MoveAnswer cancel(
            @Parameter(description = "The brand.", example = "aster") String brandId,
            @Parameter(description = "Its number.", example = "7") long id,
            @Parameter(description = "Why; kept with the audit event.") @Nullable String reason,
            @Parameter(hidden = true) Authentication authentication);
}
