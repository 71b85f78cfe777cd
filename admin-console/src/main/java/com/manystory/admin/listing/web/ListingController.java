package com.manystory.admin.listing.web;

import com.manystory.admin.access.Permission;
import com.manystory.admin.relay.BrandRelay;
import com.manystory.admin.relay.Segments;
import com.manystory.admin.token.ConsoleUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Edits a brand's listings.
@RestController
@RequestMapping("/api/v1/brands/{brandId}/listings")
@Tag(name = "Listings")
class ListingController {

    private static final String LISTINGS = "/admin/listings";

    private final BrandRelay relay;

    ListingController(BrandRelay relay) {
        this.relay = relay;
    }

    @GetMapping
    @Operation(summary = "List listings in any state")
    @ApiResponse(responseCode = "200")
    void list(
            @PathVariable String brandId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.toCatalog(brandId, Permission.READ, LISTINGS, user, request, response);
    }

    @GetMapping("/{listingId}")
    @Operation(summary = "Read a listing")
    @ApiResponse(responseCode = "200")
    void get(
            @PathVariable String brandId,
            @PathVariable String listingId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.toCatalog(brandId, Permission.READ, path(listingId, ""), user, request, response);
    }

    @PostMapping
    @Operation(summary = "Create a listing as a draft")
    @ApiResponse(responseCode = "201")
    void create(
            @PathVariable String brandId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.toCatalog(brandId, Permission.EDIT_CATALOGUE, LISTINGS, user, request, response);
    }

    @PutMapping("/{listingId}")
    @Operation(summary = "Change a listing")
    @ApiResponse(responseCode = "200")
    void update(
            @PathVariable String brandId,
            @PathVariable String listingId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.toCatalog(
                brandId, Permission.EDIT_CATALOGUE, path(listingId, ""), user, request, response);
    }

    @PostMapping("/{listingId}/publish")
    @Operation(summary = "Show a listing to customers")
    @ApiResponse(responseCode = "200")
    void publish(
            @PathVariable String brandId,
            @PathVariable String listingId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = path(listingId, "/publish");
        relay.toCatalog(brandId, Permission.EDIT_CATALOGUE, path, user, request, response);
    }

    @PostMapping("/{listingId}/unpublish")
    @Operation(summary = "Hide a listing from customers")
    @ApiResponse(responseCode = "200")
    void unpublish(
            @PathVariable String brandId,
            @PathVariable String listingId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = path(listingId, "/unpublish");
        relay.toCatalog(brandId, Permission.EDIT_CATALOGUE, path, user, request, response);
    }

    private static String path(String listingId, String verb) {
        return LISTINGS + "/" + Segments.encode(listingId) + verb;
    }
}
