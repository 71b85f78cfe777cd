package com.manystory.storefront.catalogue;

import com.manystory.storefront.front.Visit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads the brand's catalogue for a visit, in the visit's language, and notes on the visit what
/// its answer is made of.
@Component
public class Catalogue {

    private final CatalogueSource source;
    private final ObjectReader json;

    Catalogue(CatalogueSource source, JsonMapper json) {
        this.source = source;
        this.json = json.reader().without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /// The category tree, top branches first.
    public List<Category> categories(Visit visit) {
        return read(visit, "/categories", Map.of(), new TypeReference<Items<Category>>() {})
                .items();
    }

    /// Where the brand's offers are.
    public List<Place> places(Visit visit) {
        return read(visit, "/places", Map.of(), new TypeReference<Items<Place>>() {}).items();
    }

    /// A search, with the parameters of the listings API.
    public Results listings(Visit visit, Map<String, String> query) {
        return read(visit, "/listings", query, new TypeReference<Results>() {});
    }

    /// Everything about one listing.
    public Listing listing(Visit visit, String slug) {
        var node = read(visit, "/listings/" + slug, Map.of(), new TypeReference<JsonNode>() {});
        return new Listing(
                json.forType(ListingCard.class).readValue(node),
                json.forType(ListingDetail.class).readValue(node));
    }

    /// Listings that somebody who looks at this one may like.
    public List<ListingCard> similar(Visit visit, String slug) {
        return read(
                        visit,
                        "/listings/" + slug + "/similar",
                        Map.of(),
                        new TypeReference<Items<ListingCard>>() {})
                .items();
    }

    /// A vendor with its listings.
    public Vendor vendor(Visit visit, String slug) {
        return read(visit, "/vendors/" + slug, Map.of(), new TypeReference<Vendor>() {});
    }

    /// Everything that has a page.
    public List<SitemapItem> sitemap(Visit visit) {
        return read(visit, "/sitemap", Map.of(), new TypeReference<Items<SitemapItem>>() {})
                .items();
    }

    /// The JSON as catalog-service wrote it, for the brand API.
    public byte[] raw(Visit visit, String path, Map<String, String> query) {
        var uri = UriComponentsBuilder.fromPath(path);
        var parameters = new TreeMap<>(query);
        parameters.put("locale", visit.language());
        parameters.forEach((name, _) -> uri.queryParam(name, "{" + name + "}"));
        var fetched = source.fetch(uri.encode().buildAndExpand(parameters).toUriString());
        visit.sharing().tag(fetched.tags());
        return fetched.body();
    }

    private <T> T read(Visit visit, String path, Map<String, String> query, TypeReference<T> type) {
        return json.forType(type).readValue(raw(visit, path, query));
    }

    /// A listing's card and the rest of it.
    public record Listing(ListingCard card, ListingDetail detail) {}

    private record Items<T>(List<T> items) {

        private Items {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }
}
