package com.manystory.catalog.listing.web;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.Missing;
import com.manystory.catalog.config.web.FinishedJson;
import com.manystory.catalog.listing.ListingDetails;
import com.manystory.catalog.search.ListingSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/listings/{slug}")
@Tag(name = "Listings")
class ListingController {

    private static final int MOST_SIMILAR = 12;

    private final ListingDetails details;
    private final ListingSearch search;
    private final Brands brands;

    ListingController(ListingDetails details, ListingSearch search, Brands brands) {
        this.details = details;
        this.search = search;
        this.brands = brands;
    }

    @GetMapping
    @Operation(summary = "One listing with its packages, fields, pictures and next sessions")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json"))
    void show(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String locale,
            HttpServletResponse response)
            throws IOException {
        var page = page(slug, locale);
        FinishedJson.send(page.body(), page.tags(), response);
    }

    @GetMapping("/similar")
    @Operation(summary = "Listings like one")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json"))
    void similar(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String locale,
            @RequestParam(defaultValue = "8") int limit,
            HttpServletResponse response)
            throws IOException {
        var most = Math.clamp(limit, 1, MOST_SIMILAR);
        var answer = search.similar(brands.locale(locale), page(slug, locale).id(), most);
        if (answer == null) {
            throw Missing.of("listing");
        }
        FinishedJson.send(answer.body(), answer.tags(), response);
    }

    private ListingDetails.Page page(String slug, @Nullable String locale) {
        return details.find(brands.locale(locale), slug).orElseThrow(() -> Missing.of("listing"));
    }
}
