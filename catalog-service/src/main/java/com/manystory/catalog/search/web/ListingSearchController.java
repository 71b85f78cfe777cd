package com.manystory.catalog.search.web;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.JsonAnswers;
import com.manystory.catalog.config.web.FinishedJson;
import com.manystory.catalog.search.ListingSearch;
import com.manystory.catalog.search.SearchParameters;
import com.manystory.catalog.search.Suggestions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Search")
class ListingSearchController {

    private final ListingSearch listings;
    private final Suggestions suggestions;
    private final Brands brands;

    ListingSearchController(ListingSearch listings, Suggestions suggestions, Brands brands) {
        this.listings = listings;
        this.suggestions = suggestions;
        this.brands = brands;
    }

    @GetMapping("/listings")
    @Operation(
            summary = "Searches listings",
            description =
                    "Parameters: locale, q, category, place, vendor, priceMin, priceMax, age, date,"
                            + " weekday, rating, field.<key> of a typed field that is a facet"
                            + " (values, or ranges such as 100-300 of numbers), sort, cursor,"
                            + " limit, facets. With facets, the answer tells of each filter what"
                            + " its values would leave, and of which fields the category asked"
                            + " for can be filtered by.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json"))
    void search(
            @RequestParam(required = false) @Nullable String locale,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        var search = SearchParameters.read(parameters, brands.locale(locale));
        var answer = listings.search(search);
        FinishedJson.send(answer.body(), answer.tags(), response);
    }

    @GetMapping("/search/suggestions")
    @Operation(summary = "Completes the beginning of a search")
    ResponseEntity<Found> suggest(
            @RequestParam(required = false) @Nullable String locale, @RequestParam String q) {
        var items = suggestions.complete(brands.locale(locale), q);
        return JsonAnswers.ok(new Found(items), "listings,categories,places");
    }

    record Found(List<Suggestions.Suggestion> items) {}
}
