package com.manystory.catalog.administration.web;

import com.manystory.catalog.administration.CatalogueAdministration;
import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/admin")
@PreAuthorize("hasAnyRole('editor', 'owner', 'operator')")
@Tag(name = "Administration")
class StructureAdministrationController {

    private final CatalogueAdministration administration;
    private final ObjectMapper json;

    StructureAdministrationController(CatalogueAdministration administration, ObjectMapper json) {
        this.administration = administration;
        this.json = json;
    }

    @PutMapping("/categories/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Creates or changes a category")
    void putCategory(@PathVariable String key, @RequestBody ObjectNode body, Principal principal) {
        administration.put(
                json.treeToValue(body.put("key", key), CategoryEntry.class), principal.getName());
    }

    @PutMapping("/vendors/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Creates or changes a vendor")
    void putVendor(@PathVariable String key, @RequestBody ObjectNode body, Principal principal) {
        administration.put(
                json.treeToValue(body.put("key", key), VendorEntry.class), principal.getName());
    }
}
