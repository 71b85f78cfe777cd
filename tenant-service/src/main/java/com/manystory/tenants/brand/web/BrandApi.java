package com.manystory.tenants.brand.web;

import com.manystory.tenancy.registry.Phase;
import com.manystory.tenants.brand.web.BrandController.BrandPage;
import com.manystory.tenants.desired.DesiredState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.context.request.ServletWebRequest;

/// What clients are told about the API of brands.
@Tag(name = "Brands", description = "What each brand should be, and what it is.")
@ApiResponse(
        responseCode = "401",
        description = "No valid operator's token (`invalid-token`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "403",
        description = "The token's scope doesn't allow this (`forbidden`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
interface BrandApi {

    String WAIT =
            "`wait=10` answers when the change has been brought about, after at most as many"
                    + " seconds (60 at the most).";
    String IF_MATCH = "Only change the brand if this ETag is its present one.";
    String REASON = "Why; kept with the audit event.";
    String WRONG_REASON = "The reason isn't one of 1 to 500 characters (`validation`).";
    String NO_REASON = "No reason was given, or none of 1 to 500 characters (`validation`).";

    @Operation(operationId = "listBrands", summary = "List brands", description = "By id.")
    @ApiResponse(responseCode = "200", description = "A page of brands.")
    BrandPage list(
            @Parameter(description = "`nextCursor` of the previous page.", example = "YXN0ZXI")
                    @Nullable String cursor,
            @Parameter(
                            description = "How many brands, 1 to 200.",
                            schema = @Schema(minimum = "1", maximum = "200", defaultValue = "50"),
                            example = "50")
                    int limit,
            @Parameter(description = "Only brands in this phase.", example = "ACTIVE")
                    @Nullable Phase phase);

    @Operation(operationId = "getBrand", summary = "Read a brand")
    @ApiResponse(
            responseCode = "200",
            description = "The brand.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Changes with the brand.",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "304",
            description = "It is as `If-None-Match` says.",
            content = @Content)
    @ApiResponse(
            responseCode = "404",
            description = "There is no such brand (`unknown-brand`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @Nullable ResponseEntity<BrandAnswer> get(
            @Parameter(description = "The brand's id.", example = "aster") String brandId,
            @Parameter(hidden = true) ServletWebRequest request);

    @Operation(
            operationId = "putBrand",
            summary = "Create or change a brand",
            description =
                    "Makes the desired state the one of the body, whole: what is left out takes its"
                            + " default. The same body again changes nothing. The platform then"
                            + " brings the brand to it; `generation`, `observedGeneration`,"
                            + " `phase` and `conditions` tell how far that is.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = DesiredState.class))))
    @ApiResponse(responseCode = "201", description = "Created.")
    @ApiResponse(responseCode = "200", description = "Changed, or as it was.")
    @ApiResponse(
            responseCode = "400",
            description =
                    "The id or the desired state is wrong (`invalid-brand-id`, `malformed-body`,"
                            + " `validation`); `errors` has each wrong field.",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The brand is being erased (`brand-offboarding`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "412",
            description = "Somebody changed it meanwhile (`precondition-failed`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<BrandAnswer> put(
            @Parameter(
                            description =
                                    "The brand's id: a lower-case letter, then letters, digits or"
                                            + " single hyphens, 2 to 31 characters.",
                            example = "aster")
                    String brandId,
            @Parameter(description = IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = "`*` only creates, never changes.", example = "*")
                    @Nullable String ifNoneMatch,
            @Parameter(description = WAIT, example = "wait=10") @Nullable String prefer,
            @Parameter(description = REASON, example = "Rebranding") @Nullable String reason,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) Authentication authentication)
            throws IOException, InterruptedException;

    @Operation(
            operationId = "deleteBrand",
            summary = "Erase a brand",
            description =
                    "Takes the brand off the air and, after a time of grace, erases everything that"
                            + " the platform holds of it, looks for what could be left, and issues"
                            + " a certificate (`/api/v1/erasures`). Until the time of grace is over"
                            + " `resume` takes it back; from then on nothing does.")
    @ApiResponse(responseCode = "202", description = "It is being erased.")
    @ApiResponse(responseCode = "204", description = "It is gone.", content = @Content)
    @ApiResponse(
            responseCode = "400",
            description = "The time of grace is wrong (`validation`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such brand (`unknown-brand`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "400",
            description = WRONG_REASON,
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<BrandAnswer> delete(
            @Parameter(description = "The brand's id.", example = "aster") String brandId,
            @Parameter(
                            description =
                                    "For how long it can be taken back, as an ISO 8601 duration;"
                                            + " without it, the platform's own time of grace.",
                            example = "P30D")
                    @Nullable String grace,
            @Parameter(description = IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = WAIT, example = "wait=10") @Nullable String prefer,
            @Parameter(description = REASON, example = "Closed down") @Nullable String reason,
            @Parameter(hidden = true) Authentication authentication)
            throws InterruptedException;

    @Operation(
            operationId = "suspendBrand",
            summary = "Suspend a brand",
            description = "Refuses the brand's customers, staff and jobs everywhere.")
    @ApiResponse(responseCode = "200", description = "Suspended.")
    @ApiResponse(
            responseCode = "400",
            description = NO_REASON,
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<BrandAnswer> suspend(
            @Parameter(description = "The brand's id.", example = "aster") String brandId,
            @Parameter(description = IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = WAIT, example = "wait=10") @Nullable String prefer,
            Reason reason,
            @Parameter(hidden = true) Authentication authentication)
            throws InterruptedException;

    @Operation(
            operationId = "rotateBrandCredentials",
            summary = "Change the brand's passwords",
            description =
                    "Has every service change the password of the brand's database role. Nothing is"
                            + " restarted and no request fails. The old passwords are refused at"
                            + " once; connections that were opened with them end within half an"
                            + " hour.")
    @ApiResponse(responseCode = "200", description = "The passwords are being changed.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "An earlier change hasn't been brought about (`brand-unsettled`), or the brand"
                            + " is being erased (`brand-offboarding`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "400",
            description = NO_REASON,
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<BrandAnswer> rotateCredentials(
            @Parameter(description = "The brand's id.", example = "aster") String brandId,
            @Parameter(description = IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = WAIT, example = "wait=10") @Nullable String prefer,
            Reason reason,
            @Parameter(hidden = true) Authentication authentication)
            throws InterruptedException;

    @Operation(
            operationId = "resumeBrand",
            summary = "Resume a brand",
            description =
                    "Puts a suspended brand on the air again, or one that is being erased while its"
                            + " time of grace isn't over.")
    @ApiResponse(responseCode = "200", description = "Resumed.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The erasure has begun (`brand-offboarding`), or the brand's data may be half"
                            + " restored (`restore-unfinished`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "400",
            description = WRONG_REASON,
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    ResponseEntity<BrandAnswer> resume(
            @Parameter(description = "The brand's id.", example = "aster") String brandId,
            @Parameter(description = IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = WAIT, example = "wait=10") @Nullable String prefer,
            @Nullable Reason reason,
            @Parameter(hidden = true) Authentication authentication)
            throws InterruptedException;
}
