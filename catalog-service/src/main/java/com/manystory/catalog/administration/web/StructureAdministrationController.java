package com.manystory.catalog.administration.web;

import com.manystory.catalog.administration.CatalogueAdministration;
import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import com.manystory.tenancy.internal.InternalPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/admin")
@PreAuthorize("hasAnyRole('editor', 'owner', 'operator')")
@Tag(name = "Administration")
class StructureAdministrationController {

    private final CatalogueAdministration administration;
    private final Entries entries;

    StructureAdministrationController(CatalogueAdministration administration, Entries entries) {
        this.administration = administration;
        this.entries = entries;
    }

    @PutMapping("/categories/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Creates or changes a category")
    void putCategory(
            @PathVariable String key,
            @RequestBody ObjectNode body,
            @AuthenticationPrincipal InternalPrincipal principal) {
        administration.put(entries.read(body, key, CategoryEntry.class), principal.getName());
    }

    @PutMapping("/vendors/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Creates or changes a vendor")
    void putVendor(
            @PathVariable String key,
            @RequestBody ObjectNode body,
            @AuthenticationPrincipal InternalPrincipal principal) {
        administration.put(entries.read(body, key, VendorEntry.class), principal.getName());
    }
}
