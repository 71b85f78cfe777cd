package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.AgesEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.PackageEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.RatingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;
import com.manystory.catalog.catalogue.CatalogueDocument.SeriesEntry;
import com.manystory.catalog.session.Weekdays;
import com.manystory.catalog.text.Translated;
import com.manystory.tenancy.brand.BrandSpec;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
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
        return texts(entry).or(() -> offers(entry)).or(() -> series(entry));
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
        var from = ages.fromMonths() == null ? 0 : ages.fromMonths();
        var to = ages.toMonths();
        if (from < 0 || from > OLDEST * 12 || (to != null && (to < 0 || to > OLDEST * 12 + 11))) {
            return wrong(entry, "/ages", "Ages are 0 to 130 years");
        }
        return to != null && to < from
                ? wrong(entry, "/ages/max", "The greatest age is below the least")
                : Optional.empty();
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
        if (!distinct(packages, PackageEntry::key)) {
            return wrong(entry, "/packages", "Two packages have the same key");
        }
        for (var offer : packages) {
            if (isBlank(offer.key())
                    || offer.key().length() > 120
                    || offer.name() == null
                    || offer.name().isEmpty()) {
                return wrong(entry, "/packages", "A package has a key and a name");
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

    private Optional<Rejection> series(ListingEntry entry) {
        var series = orNone(entry.series());
        if (!distinct(series, SeriesEntry::key)) {
            return wrong(entry, "/series", "Two series have the same key");
        }
        for (var s : series) {
            var detail = wrongSeries(s);
            if (detail != null) {
                return wrong(entry, "/series", detail);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String wrongSeries(SeriesEntry series) {
        try {
            ZoneId.of(series.timeZone());
            LocalTime.parse(series.startTime());
        } catch (DateTimeException | NullPointerException e) {
            return "A series has an IANA time zone and a start time such as 16:00";
        }
        if (isBlank(series.key()) || series.weekdays() == null || series.weekdays().isEmpty()) {
            return "A series has a key and at least one weekday";
        }
        if (Weekdays.bits(series.weekdays()).isEmpty()) {
            return "Weekdays are mon to sun";
        }
        if (series.durationMinutes() < 1 || series.durationMinutes() > 1440) {
            return "A session takes 1 to 1440 minutes";
        }
        if (series.from() == null
                || (series.until() != null && series.until().isBefore(series.from()))) {
            return "A series ends on the day it begins, or later";
        }
        return series.capacity() != null && series.capacity() < 0 ? "Seats aren't negative" : null;
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

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static <T> boolean distinct(List<T> items, Function<T, String> key) {
        var seen = new HashSet<@Nullable String>();
        return items.stream().map(key).allMatch(seen::add);
    }

    static <T> List<T> orNone(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }

    private static Optional<Rejection> wrong(ListingEntry entry, String pointer, String detail) {
        return Optional.of(new Rejection(pointer, String.valueOf(entry.key()), detail));
    }
}
