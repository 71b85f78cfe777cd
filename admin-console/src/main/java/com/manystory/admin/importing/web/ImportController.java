package com.manystory.admin.importing.web;

import com.manystory.admin.access.Permission;
import com.manystory.admin.relay.BrandRelay;
import com.manystory.admin.relay.Segments;
import com.manystory.admin.token.ConsoleUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Imports listings from CSV files, and tells what became of each row.
@RestController
@RequestMapping("/api/v1/brands/{brandId}/imports")
@Tag(name = "Imports")
class ImportController {

    private static final String IMPORTS = "/imports";

    private final BrandRelay relay;

    ImportController(BrandRelay relay) {
        this.relay = relay;
    }

    @PostMapping
    @Operation(
            summary = "Import a CSV file",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = ImportForm.class))))
    @ApiResponse(responseCode = "202", description = "The job, in Location and body")
    void start(
            @PathVariable String brandId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.upload(brandId, IMPORTS, user, request, response);
    }

    @GetMapping
    @Operation(summary = "List the brand's imports, newest first")
    @ApiResponse(responseCode = "200")
    void list(
            @PathVariable String brandId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.toCatalog(brandId, Permission.READ, IMPORTS, user, request, response);
    }

    @GetMapping("/{importId}")
    @Operation(summary = "Read how far an import has come")
    @ApiResponse(responseCode = "200")
    void job(
            @PathVariable String brandId,
            @PathVariable String importId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.toCatalog(brandId, Permission.READ, path(importId, ""), user, request, response);
    }

    @GetMapping("/{importId}/report")
    @Operation(summary = "Read each rejected row with its line and reason")
    @ApiResponse(responseCode = "200")
    void report(
            @PathVariable String brandId,
            @PathVariable String importId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = path(importId, "/report");
        relay.toCatalog(brandId, Permission.READ, path, user, request, response);
    }

    @GetMapping("/{importId}/report.csv")
    @Operation(summary = "Download the report as CSV")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
    void reportCsv(
            @PathVariable String brandId,
            @PathVariable String importId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = path(importId, "/report.csv");
        relay.toCatalog(brandId, Permission.READ, path, user, request, response);
    }

    private static String path(String importId, String part) {
        return IMPORTS + "/" + Segments.encode(importId) + part;
    }
}
