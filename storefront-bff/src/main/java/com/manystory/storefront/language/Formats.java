package com.manystory.storefront.language;

import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// Dates, times and numbers in the page's language. Times are always the venue's own, and
/// [#zoneLabel(Instant, String)] names the zone beside them.
///
/// @param locale the page's language
public record Formats(Locale locale) {

    private static final Pattern ABBREVIATION = Pattern.compile("(?!GMT|UTC)[A-Z]{2,5}");

    /// `Sat, 28 Nov`.
    public String day(Instant instant, String timeZone) {
        return format("EEE, d MMM", instant, timeZone);
    }

    /// `Sat`.
    public String weekday(Instant instant, String timeZone) {
        return format("EEE", instant, timeZone);
    }

    /// `28 Nov`.
    public String dayOfMonth(Instant instant, String timeZone) {
        return format("d MMM", instant, timeZone);
    }

    /// `Saturday, 28 November 2026`.
    public String longDay(Instant instant, String timeZone) {
        return format("EEEE, d MMMM yyyy", instant, timeZone);
    }

    /// `16:00`.
    public String time(Instant instant, String timeZone) {
        return format("HH:mm", instant, timeZone);
    }

    /// `16:00–17:00`.
    public String times(Instant start, Instant end, String timeZone) {
        return time(start, timeZone) + "–" + time(end, timeZone);
    }

    /// `28 November 2026` for a date without a time.
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(date);
    }

    /// `November 2026`.
    public String month(Instant instant, String timeZone) {
        return format("MMMM yyyy", instant, timeZone);
    }

    /// The zone's short name where it has one, else its city: `WIB`, `SGT`, `Kuala Lumpur`.
    public String zoneLabel(Instant instant, String timeZone) {
        var name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at(instant, timeZone));
        return ABBREVIATION.matcher(name).matches()
                ? name
                : timeZone.substring(timeZone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /// The label of a zone where clocks show another time than at home just then, else nothing.
    ///
    /// @param home the zone that visitors take for granted
    public String otherZone(Instant instant, String timeZone, String home) {
        return at(instant, timeZone).getOffset().equals(at(instant, home).getOffset())
                ? ""
                : zoneLabel(instant, timeZone);
    }

    /// The machine-readable instant with the venue's offset, for `datetime` attributes.
    public String machine(Instant instant, String timeZone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at(instant, timeZone));
    }

    /// `Mon` for `mon`; anything else stays as it is.
    public String weekday(String day) {
        return weekday(day, TextStyle.SHORT_STANDALONE);
    }

    /// `Monday` for `mon`; anything else stays as it is.
    public String longWeekday(String day) {
        return weekday(day, TextStyle.FULL_STANDALONE);
    }

    private String weekday(String day, TextStyle style) {
        return Arrays.stream(DayOfWeek.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).startsWith(day))
                .findFirst()
                .map(found -> found.getDisplayName(style, locale))
                .orElse(day);
    }

    /// `1,234` or `1.234`.
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// `4.8` or `4,8`.
    public String rating(double average) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(average);
    }

    private String format(String pattern, Instant instant, String timeZone) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at(instant, timeZone));
    }

    private static ZonedDateTime at(Instant instant, String timeZone) {
        return instant.atZone(ZoneId.of(timeZone));
    }
}
