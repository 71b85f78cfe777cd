package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.AgesEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.SeriesEntry;
import com.manystory.catalog.session.Weekdays;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with a listing's series.
final class SeriesCheck {

    private static final int MOST_SEATS = 1_000_000;

    private SeriesCheck() {}

    /// The first thing wrong with the series, or null.
    ///
    /// @param listing the ages of the listing as its entry says them
    static @Nullable String wrong(List<SeriesEntry> all, @Nullable AgesEntry listing) {
        if (EntryCheck.hasNothing(all)) {
            return "A series is an object";
        }
        if (!EntryCheck.distinct(all, SeriesEntry::key)) {
            return "Two series have the same key";
        }
        for (var series : all) {
            var detail = wrong(series, listing);
            if (detail != null) {
                return detail;
            }
        }
        return null;
    }

    private static @Nullable String wrong(SeriesEntry series, @Nullable AgesEntry listing) {
        try {
            ZoneId.of(series.timeZone());
            LocalTime.parse(series.startTime());
        } catch (DateTimeException | NullPointerException e) {
            return "A series has an IANA time zone and a start time such as 16:00";
        }
        if (EntryCheck.isBlank(series.key())
                || series.key().length() > 120
                || series.weekdays() == null
                || series.weekdays().isEmpty()
                || EntryCheck.hasNothing(series.weekdays())) {
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
        if (!EntryCheck.isDay(series.from())
                || (series.until() != null && !EntryCheck.isDay(series.until()))
                || !EntryCheck.orNone(series.exclusions()).stream().allMatch(EntryCheck::isDay)) {
            return EntryCheck.DAYS;
        }
        if (series.ages() != null && !EntryCheck.areAges(series.ages())) {
            return EntryCheck.AGES;
        }
        if (series.ages() != null && !EntryCheck.isOrdered(series.ages(), listing)) {
            return "The greatest age is below the least";
        }
        var price = series.price() == null ? null : series.price().amount();
        if (price != null && price < 0) {
            return "A price isn't negative";
        }
        return (series.capacity() != null && series.capacity() < 0)
                        || !areSeats(series.seatsTaken())
                ? "Seats aren't negative"
                : null;
    }

    /// Seats sold elsewhere: a number, or one for each session.
    private static boolean areSeats(@Nullable Object seats) {
        return switch (seats) {
            case Number number -> number.longValue() >= 0 && number.longValue() <= MOST_SEATS;
            case List<?> list -> list.stream().allMatch(SeriesCheck::areSeats);
            case null, default -> true;
        };
    }
}
