package com.manystory.storefront.api.web;

import com.manystory.storefront.StorefrontSettings;
import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.front.Visit;
import com.manystory.tenancy.brand.Feature;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The brand's catalogue for apps: what catalog-service says, without what is switched off.
@RestController
@RequestMapping("/api/v1")
class CatalogueApi {

    private static final String SLUG = "{slug:[A-Za-z0-9-]{1,200}}";

    private final Catalogue catalogue;
    private final StorefrontSettings settings;

    CatalogueApi(Catalogue catalogue, StorefrontSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    @GetMapping("/categories")
    ResponseEntity<byte[]> categories(Visit visit) {
        return answer(visit, "/categories");
    }

    @GetMapping("/places")
    ResponseEntity<byte[]> places(Visit visit) {
        return answer(visit, "/places");
    }

    @GetMapping("/listings")
    ResponseEntity<byte[]> listings(Visit visit) {
        var query = new TreeMap<>(visit.query());
        query.putIfAbsent("facets", "true");
        return answer(visit, "/listings", query);
    }

    @GetMapping("/listings/" + SLUG)
    ResponseEntity<byte[]> listing(Visit visit, @PathVariable String slug) {
        return answer(visit, "/listings/" + slug);
    }

    @GetMapping("/listings/" + SLUG + "/sessions")
    ResponseEntity<byte[]> sessions(Visit visit, @PathVariable String slug) {
        visit.require(Feature.SESSIONS);
        return answer(visit, "/listings/" + slug + "/sessions");
    }

    @GetMapping("/listings/" + SLUG + "/similar")
    ResponseEntity<byte[]> similar(Visit visit, @PathVariable String slug) {
        return answer(visit, "/listings/" + slug + "/similar");
    }

    @GetMapping("/vendors/" + SLUG)
    ResponseEntity<byte[]> vendor(Visit visit, @PathVariable String slug) {
        return answer(visit, "/vendors/" + slug);
    }

    @GetMapping("/search/suggestions")
    ResponseEntity<byte[]> suggestions(Visit visit) {
        return answer(visit, "/search/suggestions");
    }

    private ResponseEntity<byte[]> answer(Visit visit, String path) {
        return answer(visit, path, visit.query());
    }

    private ResponseEntity<byte[]> answer(Visit visit, String path, Map<String, String> query) {
        var body = catalogue.raw(visit, path, query);
        visit.sharing().allow(settings.cache().pageLifetime(), ApiSharing.REVALIDATED);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, visit.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }
}
