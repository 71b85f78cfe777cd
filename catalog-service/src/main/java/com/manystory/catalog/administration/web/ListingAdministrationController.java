package com.manystory.catalog.administration.web;

import com.manystory.catalog.administration.CatalogueAdministration;
import com.manystory.catalog.administration.ListingOverview;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.config.Missing;
import com.manystory.tenancy.internal.InternalPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/admin/listings")
@PreAuthorize("hasAnyRole('viewer', 'editor', 'finance', 'owner', 'operator')")
@Tag(name = "Administration")
class ListingAdministrationController {

    private static final String MAY_EDIT = "hasAnyRole('editor', 'owner', 'operator')";
    private static final int MOST = 100;

    private final CatalogueAdministration administration;
    private final ListingOverview overview;
    private final Entries entries;
    private final ObjectMapper json;

    ListingAdministrationController(
            CatalogueAdministration administration,
            ListingOverview overview,
            Entries entries,
            ObjectMapper json) {
        this.administration = administration;
        this.overview = overview;
        this.entries = entries;
        this.json = json;
    }

    @GetMapping
    @Operation(summary = "Listings in any state, those changed last first")
    ListingOverview.Page list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return overview.list(q, status, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One listing as a catalogue entry")
    ResponseEntity<String> show(@PathVariable long id) {
        var listing = overview.find(id).orElseThrow(() -> Missing.of("listing"));
        var version = json.readTree(listing).get("version").asInt();
        return ResponseEntity.ok()
                .eTag("\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(listing);
    }

    @PostMapping
    @PreAuthorize(MAY_EDIT)
    @Operation(summary = "Creates a listing as a draft")
    ResponseEntity<String> create(
            @RequestBody ObjectNode body, @AuthenticationPrincipal InternalPrincipal principal) {
        var key = body.path("key").asString("");
        var given = key.isBlank() ? "listing-" + UUID.randomUUID() : key;
        var entry = entries.read(body, given, ListingEntry.class);
        var id = administration.create(entry, principal.getName());
        return ResponseEntity.created(URI.create("/api/v1/admin/listings/" + id))
                .contentType(MediaType.APPLICATION_JSON)
                .body(overview.find(id).orElseThrow(() -> Missing.of("listing")));
    }

    @PutMapping("/{id}")
    @PreAuthorize(MAY_EDIT)
    @Operation(summary = "Changes a listing's content")
    ResponseEntity<String> update(
            @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody ObjectNode body,
            @AuthenticationPrincipal InternalPrincipal principal) {
        var entry = entries.read(body, administration.keyOf(id), ListingEntry.class);
        administration.update(id, version(match), entry, principal.getName());
        return show(id);
    }

    @PostMapping("/{id}/publish")
    @PreAuthorize(MAY_EDIT)
    @Operation(summary = "Shows a listing to customers")
    ResponseEntity<String> publish(
            @PathVariable long id, @AuthenticationPrincipal InternalPrincipal principal) {
        administration.publish(id, principal.getName());
        return show(id);
    }

    @PostMapping("/{id}/unpublish")
    @PreAuthorize(MAY_EDIT)
    @Operation(summary = "Hides a listing from customers")
    ResponseEntity<String> unpublish(
            @PathVariable long id, @AuthenticationPrincipal InternalPrincipal principal) {
        administration.unpublish(id, principal.getName());
        return show(id);
    }

    private static int version(@Nullable String match) {
        try {
            return match == null ? -1 : Integer.parseInt(match.replace("\"", ""));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
