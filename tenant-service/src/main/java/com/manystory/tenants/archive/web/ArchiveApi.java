package com.manystory.tenants.archive.web;

import com.manystory.tenants.archive.BrandRestores.Restoration;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;

/// What clients are told about archives of brands.
@Tag(name = "Archives", description = "All data of a brand in one file.")
@ApiResponse(
        responseCode = "401",
        description = "No valid operator's token (`invalid-token`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "403",
        description =
                "Both need the scope `operator:act` (`forbidden`), and a support access that the"
                        + " brand whose data it is has granted (`support-access-needed`): for every"
                        + " export, and for restoring the data of a brand that there is as another"
                        + " one's without masking.",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "404",
        description = "There is no such brand (`unknown-brand`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(
        responseCode = "503",
        description =
                "Other brands are being exported or restored (`busy`, with `Retry-After`), or a"
                        + " service can't do its part (`service-unavailable`).",
        content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
interface ArchiveApi {

    String REASON = "Why; kept with the audit event.";

    @Operation(
            operationId = "exportBrand",
            summary = "Export a brand",
            description =
                    "All data of the brand as one zip: tables as CSV with a description of their"
                            + " schema, media, the desired state, and a manifest with checksums. It"
                            + " holds personal data.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The archive. One that breaks off has no manifest, and the connection is cut.",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "409",
            description = "The brand isn't complete (`brand-not-ready`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    void export(
            @Parameter(description = "The brand's id.", example = "aster") String brandId,
            @Parameter(description = REASON, example = "Handover to the brand")
                    @Nullable String reason,
            @Parameter(hidden = true) HttpServletResponse response,
            @Parameter(hidden = true) Authentication authentication)
            throws IOException;

    @Operation(
            operationId = "restoreBrand",
            summary = "Restore a brand from an archive",
            description =
                    "Replaces all data of the brand, which must be off the air, by the archive's,"
                            + " whoever's that was. Each service does its part whole or not at all;"
                            + " after a failure the same request brings it to its end, and until"
                            + " then the brand can't be resumed. The desired state stays as it is.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/zip",
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "200", description = "Restored.")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The brand isn't suspended (`brand-serving`), is being moved (`move-running`),"
                            + " being restored already (`restore-in-progress`), sells in another"
                            + " currency"
                            + " (`archive-of-another-currency`), or nobody said that its data may"
                            + " be replaced (`replacement-unconfirmed`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "413",
            description = "The archive is too large (`content-too-large`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    @ApiResponse(
            responseCode = "422",
            description =
                    "It isn't a whole and unchanged archive (`archive-invalid`), or of a later"
                            + " release (`archive-too-new`).",
            content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
    Restoration restore(
            @Parameter(description = "The brand's id.", example = "aster-copy") String brandId,
            @Parameter(description = "Whether all data of the brand may be replaced.")
                    boolean replace,
            @Parameter(
                            description =
                                    "Whether names, addresses, phone numbers and texts of persons,"
                                            + " and what payments are known by, become others.")
                    boolean mask,
            @Parameter(description = REASON, example = "A copy to try the new theme")
                    @Nullable String reason,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) Authentication authentication)
            throws IOException;
}
