package com.manystory.catalog.document;

import com.manystory.catalog.document.Answers.ListingPrice;
import com.manystory.catalog.document.Answers.Price;
import com.manystory.catalog.document.Answers.Rating;
import com.manystory.catalog.text.Languages;
import com.manystory.catalog.text.Translated;
import com.manystory.catalog.text.Words;
import com.manystory.tenancy.brand.BrandSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Makes the documents of listings in one locale.
final class DocumentMaker {

    private static final int MOST_WORDS = 400;

    private final ObjectMapper json;
    private final BrandSpec spec;
    private final String locale;
    private final Map<Long, Sources.Category> categories;
    private final Map<Long, Sources.Place> places;
    private final Map<Long, Sources.Vendor> vendors;
    private final FieldDisplay fields;

    DocumentMaker(
            ObjectMapper json,
            BrandSpec spec,
            String locale,
            Map<Long, Sources.Category> categories,
            Map<Long, Sources.Place> places,
            Map<Long, Sources.Vendor> vendors) {
        this.json = json;
        this.spec = spec;
        this.locale = locale;
        this.categories = categories;
        this.places = places;
        this.vendors = vendors;
        this.fields = new FieldDisplay(spec, locale, categories);
    }

    ListingDocument make(Sources.Listing listing) {
        var category = required(categories, listing.category());
        var vendor = required(vendors, listing.vendor());
        var place = listing.place() == null ? null : places.get(listing.place());
        var images = images(listing.images());
        var card = card(listing, category, place, vendor, images);
        var detail = detail(listing, place, vendor, images, card);
        var title = in(listing.title());
        var names = in(category.name()) + " " + vendor.name() + " " + placeNames(place);
        return new ListingDocument(
                locale,
                listing.id(),
                listing.slug(),
                open(json.writeValueAsString(card)),
                open(json.writeValueAsString(detail)),
                json.writeValueAsString(card.ages()),
                json.writeValueAsString(card.price().from()),
                tags(listing),
                title,
                Words.fold(title),
                card.category().slug(),
                Languages.configuration(locale),
                Words.fold(title),
                Words.fold(in(category.name()) + " " + String.join(" ", listing.tags())),
                Words.fold(in(listing.summary()) + " " + names),
                Words.fold(in(listing.description())),
                words(title + " " + names + " " + in(listing.summary())));
    }

    private Answers.Card card(
            Sources.Listing listing,
            Sources.Category category,
            Sources.@Nullable Place place,
            Sources.Vendor vendor,
            List<Answers.Image> images) {
        return new Answers.Card(
                listing.id(),
                listing.slug(),
                in(listing.title()),
                in(listing.summary()),
                new Answers.Link(category.slug(locale, spec.defaultLocale()), in(category.name())),
                place == null
                        ? null
                        : new Answers.PlaceLink(place.slug(), in(place.name()), area(place)),
                new Answers.Link(vendor.slug(), vendor.name()),
                listing.type(),
                process(listing.type()),
                new ListingPrice(price(listing.price()), listing.unit()),
                Rating.of(listing.ratingAverage(), listing.ratingCount()),
                images.isEmpty() ? null : images.getFirst(),
                Answers.Ages.of(listing.ageMin(), listing.ageMax()),
                listing.publishedAt());
    }

    private Answers.Detail detail(
            Sources.Listing listing,
            Sources.@Nullable Place place,
            Sources.Vendor vendor,
            List<Answers.Image> images,
            Answers.Card card) {
        return new Answers.Detail(
                card.id(),
                card.slug(),
                card.title(),
                card.summary(),
                card.category(),
                place == null ? null : place(place),
                new Answers.Vendor(
                        vendor.slug(),
                        vendor.name(),
                        Answers.paragraphs(in(vendor.about())),
                        Rating.of(vendor.ratingAverage(), vendor.ratingCount()),
                        vendor.image() == null
                                ? null
                                : image(vendor.image(), vendor.image().color()),
                        vendor.respondsWithin()),
                card.listingType(),
                card.process(),
                card.price(),
                card.rating(),
                card.image(),
                card.ages(),
                card.publishedAt(),
                listing.updatedAt(),
                Answers.paragraphs(in(listing.description())),
                images,
                listing.packages().stream().map(this::offer).toList(),
                fields.of(listing),
                Collections.singletonMap("cancellation", fields.text(listing, "cancellation")));
    }

    private Answers.Place place(Sources.Place place) {
        return new Answers.Place(
                place.slug(),
                in(place.name()),
                area(place),
                place.kind(),
                place.address(),
                place.latitude(),
                place.longitude());
    }

    private Answers.Package offer(Sources.Offer offer) {
        var includes = offer.includes();
        var lines = includes.get(locale);
        if (lines == null) {
            lines = includes.getOrDefault(Translated.ANY, includes.get(spec.defaultLocale()));
        }
        return new Answers.Package(
                offer.id(),
                in(offer.name()),
                in(offer.description()),
                offer.kind(),
                price(offer.amount()),
                lines == null ? List.of() : lines);
    }

    /// A picture whose colour isn't known yet has that of the first.
    private List<Answers.Image> images(List<Sources.Picture> pictures) {
        var first = pictures.isEmpty() ? null : pictures.getFirst().color();
        return pictures.stream().map(p -> image(p, p.color() == null ? first : p.color())).toList();
    }

    private Answers.Image image(Sources.Picture picture, @Nullable String colour) {
        return Answers.Image.of(
                picture.id(), in(picture.alt()), picture.width(), picture.height(), colour);
    }

    private String tags(Sources.Listing listing) {
        return "listing:"
                + listing.id()
                + ",sessions:"
                + listing.id()
                + ",vendor:"
                + listing.vendor()
                + ",categories,places";
    }

    private @Nullable String area(Sources.Place place) {
        var parent = place.parent() == null ? null : places.get(place.parent());
        return parent == null ? null : in(parent.name());
    }

    private String placeNames(Sources.@Nullable Place place) {
        var names = new StringBuilder();
        for (var p = place; p != null; p = p.parent() == null ? null : places.get(p.parent())) {
            names.append(in(p.name())).append(' ');
        }
        return names.toString();
    }

    private @Nullable String process(String type) {
        return spec.listingTypes().stream()
                .filter(t -> t.id().equals(type))
                .map(BrandSpec.ListingType::process)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Price price(@Nullable Long amount) {
        return Price.of(amount, spec.currency(), locale);
    }

    private String in(Translated text) {
        return text.in(locale, spec.defaultLocale());
    }

    private static String words(String text) {
        return String.join(" ", Words.of(text, MOST_WORDS));
    }

    private static String open(String object) {
        return object.substring(0, object.length() - 1);
    }

    private static <T> T required(Map<Long, T> byId, long id) {
        var found = byId.get(id);
        if (found == null) {
            throw new IllegalStateException("A listing refers to what isn't there: " + id);
        }
        return found;
    }
}
