package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.AgesEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.PackageEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.RatingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;
import com.manystory.catalog.text.Translated;
import com.manystory.tenancy.brand.BrandSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with a listing's entry before anything of it is written.
final class EntryCheck {

    private static final Set<String> UNITS =
            Set.of("session", "course", "package", "person", "event");
    private static final Set<String> KINDS = Set.of("fixed", "from", "on-request");
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 50_000;
    private static final int OLDEST = 130;
    static final String AGES = "Ages are 0 to 130 years";
    static final String DAYS = "A day is one of the years 1970 to 2200";
    private static final BigDecimal BEST = BigDecimal.valueOf(5);

    private final BrandSpec spec;
    private final Known known;

    EntryCheck(BrandSpec spec, Known known) {
        this.spec = spec;
        this.known = known;
    }

    /// The first thing wrong with the entry, or empty.
    Optional<Rejection> check(ListingEntry entry) {
        if (isBlank(entry.key()) || entry.key().length() > 120) {
            return wrong(entry, "/key", "A key has 1 to 120 characters");
        }
        if (!known.vendors().containsKey(entry.vendor())) {
            return wrong(entry, "/vendor", "There is no vendor with the key " + entry.vendor());
        }
        if (!known.categories().containsKey(entry.category())) {
            return wrong(
                    entry, "/category", "There is no category with the key " + entry.category());
        }
        if (entry.place() != null && !known.places().containsKey(entry.place())) {
            return wrong(entry, "/place", "There is no place with the key " + entry.place());
        }
        if (!isListingType(entry.listingType())) {
            return wrong(entry, "/listingType", "The brand has no listing type of that name");
        }
        return texts(entry).or(() -> parts(entry)).or(() -> offers(entry)).or(() -> series(entry));
    }

    private boolean isListingType(@Nullable String type) {
        return type != null
                && type.matches("[a-z][a-z0-9-]{0,39}")
                && (spec.listingTypes().isEmpty()
                        || spec.listingTypes().stream().anyMatch(t -> t.id().equals(type)));
    }

    private Optional<Rejection> texts(ListingEntry entry) {
        if (entry.title() == null
                || entry.title().isEmpty()
                || entry.title().length() > LONGEST_TITLE) {
            return wrong(entry, "/title", "A title has 1 to 300 characters");
        }
        if (tooLong(entry.summary()) || tooLong(entry.description())) {
            return wrong(entry, "/description", "A text has at most 50,000 characters");
        }
        return entry.ages() == null ? Optional.empty() : ages(entry, entry.ages());
    }

    private Optional<Rejection> ages(ListingEntry entry, AgesEntry ages) {
        if (!areAges(ages)) {
            return wrong(entry, "/ages", AGES);
        }
        return isOrdered(ages, null)
                ? Optional.empty()
                : wrong(entry, "/ages/max", "The greatest age is below the least");
    }

    /// Whether the greatest age isn't below the least.
    ///
    /// @param otherwise the ages of which limits are taken that aren't said, or null
    static boolean isOrdered(AgesEntry ages, @Nullable AgesEntry otherwise) {
        var from = ages.fromMonths();
        var to = ages.toMonths();
        if (otherwise != null) {
            from = from == null ? otherwise.fromMonths() : from;
            to = to == null ? otherwise.toMonths() : to;
        }
        return from == null || to == null || to >= from;
    }

    /// Parts that are lists or maps of simple things.
    private Optional<Rejection> parts(ListingEntry entry) {
        if (!orNone(entry.tags()).stream().allMatch(tag -> !isBlank(tag) && tag.length() <= 100)) {
            return wrong(entry, "/tags", "A tag has 1 to 100 characters");
        }
        if (hasNothing(orNone(entry.images()))) {
            return wrong(entry, "/images", "A picture is an object");
        }
        if (!orNone(entry.blockedDates()).stream().allMatch(EntryCheck::isDay)) {
            return wrong(entry, "/blockedDates", DAYS);
        }
        var published = entry.publishedAt();
        if (published != null && !isDay(published.atOffset(ZoneOffset.UTC).toLocalDate())) {
            return wrong(entry, "/publishedAt", DAYS);
        }
        return FieldCheck.wrong(entry, known.fields(entry.category()));
    }

    private Optional<Rejection> offers(ListingEntry entry) {
        var price = entry.price();
        if (price != null && price.amount() != null && price.amount() < 0) {
            return wrong(entry, "/price/amount", "A price isn't negative");
        }
        if (price != null && price.unit() != null && !UNITS.contains(price.unit())) {
            return wrong(entry, "/price/unit", "A unit is one of " + UNITS);
        }
        if (!isRating(entry.rating())) {
            return wrong(entry, "/rating", "A rating is 0 to 5, by 0 or more people");
        }
        var packages = orNone(entry.packages());
        if (hasNothing(packages)) {
            return wrong(entry, "/packages", "A package is an object");
        }
        if (!distinct(packages, PackageEntry::key)) {
            return wrong(entry, "/packages", "Two packages have the same key");
        }
        for (var offer : packages) {
            if (isBlank(offer.key())
                    || offer.key().length() > 120
                    || offer.name() == null
                    || offer.name().isEmpty()
                    || offer.name().length() > LONGEST_TITLE) {
                return wrong(entry, "/packages", "A package has a key and a name");
            }
            if (tooLong(offer.description())) {
                return wrong(entry, "/packages", "A text has at most 50,000 characters");
            }
            if (offer.amount() != null && offer.amount() < 0) {
                return wrong(entry, "/packages", "A price isn't negative");
            }
            if (!KINDS.contains(offer.kind())
                    || "on-request".equals(offer.kind()) != (offer.amount() == null)) {
                return wrong(
                        entry,
                        "/packages",
                        "A package is fixed or from with an amount, or on-request without one");
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> series(ListingEntry entry) {
        var detail = SeriesCheck.wrong(orNone(entry.series()), entry.ages());
        return detail == null ? Optional.empty() : wrong(entry, "/series", detail);
    }

    static boolean isDay(@Nullable LocalDate date) {
        return date != null && date.getYear() >= 1970 && date.getYear() <= 2200;
    }

    static boolean areAges(AgesEntry ages) {
        return isAge(ages.min(), 1)
                && isAge(ages.max(), 1)
                && isAge(ages.minMonths(), 12)
                && isAge(ages.maxMonths(), 12);
    }

    private static boolean isAge(@Nullable Integer age, int perYear) {
        return age == null || (age >= 0 && age <= OLDEST * perYear);
    }

    static boolean isRating(@Nullable RatingEntry rating) {
        if (rating == null) {
            return true;
        }
        var average = rating.average();
        return rating.count() >= 0
                && (average == null
                        ? rating.count() == 0
                        : average.signum() >= 0 && average.compareTo(BEST) <= 0);
    }

    private static boolean tooLong(@Nullable Translated text) {
        return text != null && text.length() > LONGEST_TEXT;
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static <T> boolean distinct(List<T> items, Function<T, String> key) {
        var seen = new HashSet<@Nullable String>();
        return items.stream().map(key).allMatch(seen::add);
    }

    /// Whether an element is null.
    static boolean hasNothing(List<?> items) {
        return items.stream().anyMatch(Objects::isNull);
    }

    static <T> List<T> orNone(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    private static Optional<Rejection> wrong(ListingEntry entry, String pointer, String detail) {
        return Optional.of(new Rejection(pointer, String.valueOf(entry.key()), detail));
    }
}
