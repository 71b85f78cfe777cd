package com.manystory.admin.listing.web;

import com.manystory.admin.access.BrandAccess;
import com.manystory.admin.access.Permission;
import com.manystory.admin.relay.Relay;
import com.manystory.admin.relay.Segments;
import com.manystory.admin.relay.Target;
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

    private final BrandAccess access;
    private final Relay relay;

    ListingController(BrandAccess access, Relay relay) {
        this.access = access;
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
        pass(brandId, LISTINGS, Permission.READ, user, request, response);
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
        pass(brandId, path(listingId, ""), Permission.READ, user, request, response);
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
        pass(brandId, LISTINGS, Permission.EDIT_CATALOGUE, user, request, response);
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
        pass(brandId, path(listingId, ""), Permission.EDIT_CATALOGUE, user, request, response);
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
        pass(brandId, path, Permission.EDIT_CATALOGUE, user, request, response);
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
        pass(brandId, path, Permission.EDIT_CATALOGUE, user, request, response);
    }

    private static String path(String listingId, String verb) {
        return LISTINGS + "/" + Segments.encode(listingId) + verb;
    }

    private void pass(
            String brandId,
            String path,
            Permission permission,
            ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var brand = access.require(brandId, user, permission);
        relay.pass(request, response, user, Target.catalog(brand.id(), path));
    }
}
