package com.manystory.catalog.catalogue.web;

import com.manystory.catalog.catalogue.CatalogueStream;
import com.manystory.tenancy.internal.InternalPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/catalogue")
@Tag(name = "Catalogue")
class CatalogueController {

    private final CatalogueStream catalogue;

    CatalogueController(CatalogueStream catalogue) {
        this.catalogue = catalogue;
    }

    @PutMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
    @PreAuthorize("hasAnyRole('editor', 'owner', 'operator')")
    @Operation(summary = "Upserts categories, places, vendors and listings by their keys")
    CatalogueStream.Outcome put(
            HttpServletRequest request, @AuthenticationPrincipal InternalPrincipal principal)
            throws IOException {
        return catalogue.write(request.getInputStream(), principal.getName());
    }
}
