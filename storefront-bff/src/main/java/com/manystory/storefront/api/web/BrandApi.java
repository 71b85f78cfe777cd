package com.manystory.storefront.api.web;

import com.manystory.storefront.StorefrontSettings;
import com.manystory.storefront.catalogue.Switches;
import com.manystory.storefront.front.Visit;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.Feature;
import com.manystory.tenancy.brand.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The brand itself, and the description of its API.
@RestController
@RequestMapping("/api/v1")
class BrandApi {

    private final StorefrontSettings settings;
    private final String description;

    BrandApi(StorefrontSettings settings) throws IOException {
        this.settings = settings;
        this.description =
                new ClassPathResource("com/manystory/storefront/openapi.json")
                        .getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping("/brand")
    ResponseEntity<BrandView> brand(Visit visit) {
        share(visit);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, visit.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(BrandView.of(visit));
    }

    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> description(Visit visit) {
        share(visit);
        var body = description.replace("https://brand.example", visit.site().origin());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    private void share(Visit visit) {
        visit.sharing().tag(List.of("brand"));
        visit.sharing().allow(settings.cache().pageLifetime(), ApiSharing.REVALIDATED);
    }

    /// What everybody may know of a brand.
    ///
    /// @param words the brand's own words in the answer's language
    /// @param theme the look, as design tokens
    /// @param switches every feature, on or off
    record BrandView(
            String id,
            String displayName,
            List<String> locales,
            String defaultLocale,
            String currency,
            String timeZone,
            String country,
            List<BrandSpec.ListingType> listingTypes,
            List<String> paymentMethods,
            Map<String, Boolean> switches,
            List<String> search,
            List<String> filters,
            Map<String, String> words,
            Theme theme) {

        static BrandView of(Visit visit) {
            var spec = visit.site().brand().spec();
            var switches = new Switches(spec.features());
            return new BrandView(
                    visit.brand().value(),
                    spec.displayName(),
                    spec.locales(),
                    spec.defaultLocale(),
                    spec.currency(),
                    spec.timeZone(),
                    spec.country(),
                    spec.listingTypes(),
                    spec.payments().methods(),
                    switches(visit),
                    spec.features().search().stream().filter(switches::findBy).toList(),
                    spec.features().filters().stream().filter(switches::findBy).toList(),
                    spec.vocabulary().getOrDefault(visit.language(), Map.of()),
                    spec.theme());
        }

        private static Map<String, Boolean> switches(Visit visit) {
            return Stream.of(Feature.values())
                    .collect(Collectors.toMap(Feature::key, visit::has, (a, _) -> a, TreeMap::new));
        }
    }
}
