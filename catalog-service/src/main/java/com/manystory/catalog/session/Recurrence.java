package com.manystory.catalog.session;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When sessions recur: on weekdays at a local time of the venue. A session keeps its local time
/// when clocks change; a time that a change skips moves forward by the gap, one that occurs twice
/// is the first.
///
/// @param zone the venue's time zone
/// @param weekdays bits, Monday is bit 0
/// @param start the local time
/// @param minutes how long a session takes, in real minutes
/// @param from the first day
/// @param until the last day, or null for no end
/// @param exclusions days without a session
public record Recurrence(
        ZoneId zone,
        int weekdays,
        LocalTime start,
        int minutes,
        LocalDate from,
        @Nullable LocalDate until,
        Set<LocalDate> exclusions) {

    /// The most sessions that one series makes.
    public static final int MOST = 1000;

    public Recurrence {
        exclusions = Set.copyOf(exclusions);
    }

    /// The sessions up to the day, at most [#MOST].
    public List<Occurrence> until(LocalDate horizon) {
        var last = until != null && until.isBefore(horizon) ? until : horizon;
        var occurrences = new ArrayList<Occurrence>();
        for (var day = from; !day.isAfter(last); day = day.plusDays(1)) {
            if (falls(day) && occurrences.size() < MOST) {
                var begins = ZonedDateTime.of(day, start, zone);
                occurrences.add(
                        new Occurrence(
                                day,
                                begins.toEpochSecond(),
                                begins.plusMinutes(minutes).toEpochSecond()));
            }
        }
        return occurrences;
    }

    private boolean falls(LocalDate day) {
        return (weekdays & (1 << (day.getDayOfWeek().getValue() - 1))) != 0
                && !exclusions.contains(day);
    }

    /// One session.
    ///
    /// @param date the venue's day
    /// @param startsAt seconds since 1970
    /// @param endsAt seconds since 1970
    public record Occurrence(LocalDate date, long startsAt, long endsAt) {}
}
