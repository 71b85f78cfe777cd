package com.manystory.storefront.seo;

import com.manystory.storefront.catalogue.Catalogue.Listing;
import com.manystory.storefront.catalogue.ListingCard;
import com.manystory.storefront.catalogue.Session;
import com.manystory.storefront.catalogue.Vendor;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.language.Formats;
import com.manystory.storefront.link.Crumb;
import com.manystory.storefront.link.Links;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Describes pages to search engines as JSON-LD, in the words of schema.org.
@Component
public class StructuredData {

    private static final int EVENTS = 5;
    private static final Formats MACHINE = new Formats(Locale.ROOT);

    private final JsonLd json;

    StructuredData(JsonLd json) {
        this.json = json;
    }

    /// The website with its search.
    public String website(Visit visit, Links links) {
        return json.write(
                "WebSite",
                Map.of(
                        "name", visit.site().brand().spec().displayName(),
                        "url", links.absolute(links.home()),
                        "inLanguage", visit.language(),
                        "publisher", publisher(visit.site().brand().spec()),
                        "potentialAction",
                                Map.of(
                                        "@type", "SearchAction",
                                        "target",
                                                links.absolute(links.search())
                                                        + "?q={search_term_string}",
                                        "query-input", "required name=search_term_string")));
    }

    private static Map<String, Object> publisher(BrandSpec brand) {
        return Map.of(
                "@type", "Organization",
                "name", brand.displayName(),
                "address", Map.of("@type", "PostalAddress", "addressCountry", brand.country()));
    }

    /// The way to the page.
    public String breadcrumbs(List<Crumb> crumbs, Links links) {
        var items =
                crumbs.stream()
                        .map(crumb -> {
                            var item = new LinkedHashMap<String, Object>();
                            item.put("@type", "ListItem");
                            item.put("position", crumbs.indexOf(crumb) + 1);
                            item.put("name", crumb.label());
                            if (crumb.href() != null) {
                                item.put("item", links.absolute(crumb.href()));
                            }
                            return item;
                        })
                        .toList();
        return json.write("BreadcrumbList", Map.of("itemListElement", items));
    }

    /// The next sessions, which need a place to be events.
    public List<String> events(Listing listing, Links links) {
        var place = listing.card().place();
        return place == null
                ? List.of()
                : listing.detail().sessions().stream()
                        .limit(EVENTS)
                        .map(session -> event(listing.card(), session, place, links))
                        .toList();
    }

    /// A listing without sessions, as the offer of a local business.
    public String business(Visit visit, Listing listing, Links links) {
        var card = listing.card();
        var data = business(card.title(), links.absolute(links.listing(card.slug())));
        put(data, "description", card.summary());
        put(data, "image", image(card, links));
        put(data, "address", address(card.place()));
        put(data, "aggregateRating", rating(card.rating()));
        var price = card.price();
        if (price != null && price.from() != null) {
            data.put("priceRange", price.from().display());
        }
        data.put(
                "parentOrganization",
                Map.of(
                        "@type", "Organization",
                        "name", listing.detail().vendor().name(),
                        "url", links.absolute(links.vendor(listing.detail().vendor().slug()))));
        return json.write("LocalBusiness", data);
    }

    /// A vendor.
    public String vendor(Vendor vendor, Links links) {
        var data = business(vendor.name(), links.absolute(links.vendor(vendor.slug())));
        if (!vendor.about().isEmpty()) {
            data.put("description", String.join(" ", vendor.about()));
        }
        if (vendor.image() != null) {
            data.put("image", links.absolute(vendor.image().variant(1280, "jpg")));
        }
        put(data, "address", address(vendor.place()));
        put(data, "aggregateRating", rating(vendor.rating()));
        return json.write("LocalBusiness", data);
    }

    private String event(
            ListingCard card, Session session, ListingCard.PlaceRef place, Links links) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", card.title());
        put(data, "description", card.summary());
        put(data, "image", image(card, links));
        data.put("startDate", MACHINE.machine(session.start(), session.timeZone()));
        data.put("endDate", MACHINE.machine(session.end(), session.timeZone()));
        data.put("eventStatus", "https://schema.org/EventScheduled");
        data.put("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode");
        data.put(
                "location",
                Map.of(
                        "@type", "Place",
                        "name", place.name(),
                        "address", address(place)));
        data.put("organizer", Map.of("@type", "Organization", "name", card.vendor().name()));
        var price =
                session.price() == null && card.price() != null
                        ? card.price().from()
                        : session.price();
        if (price != null) {
            data.put(
                    "offers",
                    Map.of(
                            "@type", "Offer",
                            "price", major(price.amount(), price.currency()),
                            "priceCurrency", price.currency(),
                            "url", links.absolute(links.listing(card.slug())),
                            "availability",
                                    session.isOpen()
                                            ? "https://schema.org/InStock"
                                            : "https://schema.org/SoldOut"));
        }
        return json.write("Event", data);
    }

    private static String major(long amount, String currency) {
        var digits =
                Currency.getInstance(new Money(amount, currency).currency())
                        .getDefaultFractionDigits();
        return BigDecimal.valueOf(amount, digits).stripTrailingZeros().toPlainString();
    }

    private static Map<String, Object> business(String name, String url) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", name);
        data.put("url", url);
        return data;
    }

    private static @Nullable String image(ListingCard card, Links links) {
        return card.image() == null ? null : links.absolute(card.image().variant(1280, "jpg"));
    }

    private static @Nullable Object address(ListingCard.@Nullable PlaceRef place) {
        if (place == null) {
            return null;
        }
        var address = new LinkedHashMap<String, Object>();
        address.put("@type", "PostalAddress");
        address.put("streetAddress", place.address() == null ? place.name() : place.address());
        put(address, "addressLocality", place.area());
        return address;
    }

    private static @Nullable Object rating(ListingCard.@Nullable Rating rating) {
        return rating == null || rating.average() == null || rating.count() == 0
                ? null
                : Map.of(
                        "@type", "AggregateRating",
                        "ratingValue", rating.average(),
                        "reviewCount", rating.count());
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
