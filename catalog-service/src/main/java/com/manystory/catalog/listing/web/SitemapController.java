package com.manystory.catalog.listing.web;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.JsonAnswers;
import com.manystory.catalog.listing.Sitemap;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Listings")
class SitemapController {

    private final Sitemap sitemap;
    private final Brands brands;

    SitemapController(Sitemap sitemap, Brands brands) {
        this.sitemap = sitemap;
        this.brands = brands;
    }

    @GetMapping("/api/v1/sitemap")
    @Operation(summary = "What the brand has pages for")
    ResponseEntity<Items> list(@RequestParam(required = false) @Nullable String locale) {
        return JsonAnswers.ok(
                new Items(sitemap.read(brands.locale(locale))), "listings,categories");
    }

    record Items(List<Sitemap.Page> items) {}
}
