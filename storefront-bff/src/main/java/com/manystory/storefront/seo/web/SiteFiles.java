package com.manystory.storefront.seo.web;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.seo.Sitemap;
import com.manystory.tenancy.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class SiteFiles {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String BRIEFLY = "public, max-age=10";

    private final Catalogue catalogue;
    private final JsonMapper json;

    SiteFiles(Catalogue catalogue, JsonMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots(Visit visit) {
        return answer(
                visit,
                "text/plain;charset=utf-8",
                """
                User-agent: *
                Disallow: /*/checkout
                Disallow: /api/
                Sitemap: %s/sitemap.xml
                """
                        .formatted(visit.site().origin()));
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> sitemapIndex(Visit visit) {
        var sitemap = sitemap(visit);
        return answer(visit, "application/xml;charset=utf-8", sitemap.index());
    }

    @GetMapping("/sitemaps/{page:\\d{1,4}}.xml")
    ResponseEntity<byte[]> sitemap(Visit visit, @PathVariable int page) {
        var sitemap = sitemap(visit);
        if (page < 1 || page > sitemap.pages()) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "not-found", "Not found", "There is no such sitemap.");
        }
        return answer(visit, "application/xml;charset=utf-8", sitemap.page(page));
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<byte[]> manifest(Visit visit) {
        var spec = visit.site().brand().spec();
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("name", spec.displayName());
        manifest.put("short_name", spec.displayName());
        manifest.put("start_url", "/");
        manifest.put("display", "minimal-ui");
        manifest.put("lang", spec.defaultLocale());
        if (spec.theme().logo().icon() != null) {
            manifest.put(
                    "icons",
                    List.of(
                            Map.of(
                                    "src",
                                    "/favicon.svg",
                                    "type",
                                    "image/svg+xml",
                                    "sizes",
                                    "any")));
        }
        return answer(visit, "application/manifest+json", json.writeValueAsString(manifest));
    }

    @GetMapping("/favicon.svg")
    ResponseEntity<byte[]> icon(Visit visit) {
        var theme = visit.site().brand().spec().theme();
        var icon = theme.logo().icon();
        if (icon == null) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "not-found", "Not found", "The brand has no icon.");
        }
        var step = theme.light().getOrDefault("accent", "");
        var colour = theme.palette().getOrDefault(step, "#444");
        return answer(
                visit,
                "image/svg+xml",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path fill=\"%s\" d=\"%s\"/></svg>"
                        .formatted(escape(colour), escape(icon)));
    }

    /// Listings and vendors have one slug; those of categories are translated.
    private Sitemap sitemap(Visit visit) {
        var base = visit.site().brand().spec().locale();
        return new Sitemap(
                visit.site(),
                catalogue.sitemap(visit, base),
                (item, locale) ->
                        item.kind().equals("category")
                                ? catalogue.translated(visit, item.slug(), base, locale)
                                : item.slug());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static ResponseEntity<byte[]> answer(Visit visit, String type, String body) {
        visit.sharing().tag(List.of("brand"));
        visit.sharing().allow(LIFETIME, BRIEFLY);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .body(body.getBytes(StandardCharsets.UTF_8));
    }
}
