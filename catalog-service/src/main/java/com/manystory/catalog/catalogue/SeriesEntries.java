package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.SeriesEntry;
import com.manystory.catalog.document.Answers.Price;
import com.manystory.catalog.session.Recurrence;
import com.manystory.catalog.session.Series;
import com.manystory.catalog.session.Weekdays;
import com.manystory.tenancy.brand.BrandSpec;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Turns the series of checked entries into what the session feature stores.
final class SeriesEntries {

    private SeriesEntries() {}

    static List<Series> of(
            Collection<ListingEntry> listings, Map<String, Long> ids, BrandSpec spec) {
        var series = new ArrayList<Series>();
        for (var listing : listings) {
            for (var entry : EntryCheck.orNone(listing.series())) {
                series.add(series(ListingWriter.id(ids, listing), entry, spec));
            }
        }
        return series;
    }

    private static Series series(long listing, SeriesEntry entry, BrandSpec spec) {
        var recurrence =
                new Recurrence(
                        ZoneId.of(entry.timeZone()),
                        Weekdays.bits(entry.weekdays()).orElseThrow(),
                        LocalTime.parse(entry.startTime()),
                        entry.durationMinutes(),
                        entry.from(),
                        entry.until(),
                        new HashSet<>(EntryCheck.orNone(entry.exclusions())));
        var price = entry.price() == null ? null : entry.price().amount();
        return new Series(
                listing,
                entry.key(),
                recurrence,
                entry.capacity(),
                price,
                prices(price, spec),
                Boolean.TRUE.equals(entry.trial()),
                entry.ages() == null ? null : entry.ages().fromMonths(),
                entry.ages() == null ? null : entry.ages().toMonths(),
                taken(entry.seatsTaken()));
    }

    /// The price ready for answers in each of the brand's locales.
    static Map<String, Object> prices(@Nullable Long amount, BrandSpec spec) {
        var prices = new HashMap<String, Object>();
        if (amount != null) {
            for (var locale : spec.locales()) {
                var price = Price.of(amount, spec.currency(), locale);
                if (price != null) {
                    prices.put(locale, price);
                }
            }
        }
        return prices;
    }

    private static IntUnaryOperator taken(@Nullable Object seats) {
        return switch (seats) {
            case Number number -> session -> number.intValue();
            case List<?> list ->
                    session ->
                            session < list.size() && list.get(session) instanceof Number number
                                    ? number.intValue()
                                    : 0;
            case null, default -> session -> 0;
        };
    }
}
