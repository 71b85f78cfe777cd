package com.manystory.admin.catalogue.web;

import com.manystory.admin.relay.BrandRelay;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes a whole catalogue in one document.
@RestController
@Tag(name = "Catalogue")
class CatalogueController {

    private final BrandRelay relay;

    CatalogueController(BrandRelay relay) {
        this.relay = relay;
    }

    @PutMapping("/api/v1/brands/{brandId}/catalogue")
    @Operation(
            summary = "Create or update categories, places, vendors and listings by external key",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(type = "object"))))
    @ApiResponse(responseCode = "200", description = "How many of each were written")
    void put(
            @PathVariable String brandId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.upload(brandId, "/catalogue", user, request, response);
    }
}
