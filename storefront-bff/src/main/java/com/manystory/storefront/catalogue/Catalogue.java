package com.manystory.storefront.catalogue;

import com.manystory.storefront.front.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private final JsonMapper mapper;
    private final ObjectReader json;

    Catalogue(CatalogueSource source, JsonMapper json) {
        this.source = source;
        this.mapper = json;
        this.json = json.reader().without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /// The category tree, top branches first.
    public List<Category> categories(Visit visit) {
        return read(visit, "/categories", Map.of(), new TypeReference<Items<Category>>() {})
                .items();
    }

    /// The slug that a category has in another language, or the same one when it isn't known. The
    /// tree has the same shape in every language.
    public String translated(Visit visit, String slug, Locale from, Locale to) {
        if (from.equals(to)) {
            return slug;
        }
        var way = new ArrayList<Integer>();
        if (!find(categories(visit, from), slug, way)) {
            return slug;
        }
        var level = categories(visit, to);
        var found = slug;
        for (var position : way) {
            if (position >= level.size()) {
                return slug;
            }
            found = level.get(position).slug();
            level = level.get(position).children();
        }
        return found;
    }

    private List<Category> categories(Visit visit, Locale locale) {
        var body = raw(visit, "/categories", Map.of(), locale);
        return json.forType(new TypeReference<Items<Category>>() {})
                .<Items<Category>>readValue(body)
                .items();
    }

    private static boolean find(List<Category> level, String slug, List<Integer> way) {
        for (int position = 0; position < level.size(); position++) {
            way.add(position);
            var category = level.get(position);
            if (category.slug().equals(slug) || find(category.children(), slug, way)) {
                return true;
            }
            way.removeLast();
        }
        return false;
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

    /// Everything that has a page, with its slugs in a language.
    public List<SitemapItem> sitemap(Visit visit, Locale locale) {
        return json.forType(new TypeReference<Items<SitemapItem>>() {})
                .<Items<SitemapItem>>readValue(raw(visit, "/sitemap", Map.of(), locale))
                .items();
    }

    /// The JSON for the brand API: what catalog-service wrote, without what the brand has switched
    /// off.
    public byte[] raw(Visit visit, String path, Map<String, String> query) {
        return raw(visit, path, query, visit.locale());
    }

    private byte[] raw(Visit visit, String path, Map<String, String> query, Locale locale) {
        var switches = new Switches(visit.site().brand().spec().features());
        var uri = UriComponentsBuilder.fromPath(path);
        var parameters = new TreeMap<>(switches.asked(query));
        parameters.put("locale", locale.toLanguageTag());
        parameters.forEach((name, _) -> uri.queryParam(name, "{" + name + "}"));
        var fetched = source.fetch(uri.encode().buildAndExpand(parameters).toUriString());
        visit.sharing().tag(fetched.tags());
        if (switches.areAllOn()) {
            return fetched.body();
        }
        var told = mapper.readTree(fetched.body());
        switches.takeOut(told);
        return mapper.writeValueAsBytes(told);
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
