package com.manystory.local.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// When things happen: class sessions over the coming weeks, and the days on which venues are
/// taken.
final class Timetable {

    private static final List<List<DayOfWeek>> WEEKS =
            List.of(
                    List.of(DayOfWeek.SATURDAY),
                    List.of(DayOfWeek.SUNDAY),
                    List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                    List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                    List.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY),
                    List.of(DayOfWeek.WEDNESDAY),
                    List.of(DayOfWeek.THURSDAY),
                    List.of(DayOfWeek.FRIDAY),
                    List.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY));

    private final LocalDate today;
    private final boolean endless;

    /// @param endless whether regular classes go on for ever
    Timetable(LocalDate today, boolean endless) {
        this.today = today;
        this.endless = endless;
    }

    /// Gives a class its type, ages and series.
    void plan(
            ObjectNode listing, JsonNode category, Vendor vendor, Wording wording, Chance chance) {
        var ages = chance.pick(category.path("ages").valueStream().toList());
        int youngest = ages.get(0).asInt();
        listing.putObject("ages").put("min", youngest).put("max", ages.get(1).asInt());
        wording.with("ages", youngest + "–" + ages.get(1).asInt());
        int capacity = youngest < 3 ? chance.whole(6, 10) : chance.whole(6, 16);
        wording.with("capacity", capacity);
        var camp = category.path("camp").asBoolean();
        var trial = !camp && chance.is(0.13);
        listing.put("listingType", trial ? "trial" : "class");
        var minutes = chance.pick(category.path("minutes").valueStream().toList()).asInt();
        var series = listing.putArray("series");
        if (camp) {
            wording.with("day", new Text("Monday", "Senin"));
            camps(series, vendor, minutes, capacity, chance);
            return;
        }
        var days = chance.pick(WEEKS);
        wording.with("day", day(days.getFirst()));
        series(series, "regular", vendor, days, youngest, minutes, capacity, trial, chance);
        if (!trial && chance.is(0.45)) {
            var others = chance.pick(WEEKS);
            series(series, "second", vendor, others, youngest, minutes, capacity, false, chance);
            forTheOlderHalf((ObjectNode) series.get(1), youngest, ages.get(1).asInt());
        }
        if (!trial && chance.is(0.4)) {
            var once = List.of(chance.pick(List.of(DayOfWeek.SATURDAY, DayOfWeek.WEDNESDAY)));
            series(series, "trial", vendor, once, youngest, 45, 6, true, chance);
        }
    }

    private static void forTheOlderHalf(ObjectNode series, int youngest, int oldest) {
        if (oldest - youngest > 2) {
            var middle = (youngest + oldest + 1) / 2;
            series.putObject("ages").put("min", middle).put("max", oldest);
        }
    }

    private static Text day(DayOfWeek day) {
        return new Text(
                day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                day.getDisplayName(TextStyle.FULL, Locale.of("id")));
    }

    private void series(
            ArrayNode all,
            String key,
            Vendor vendor,
            List<DayOfWeek> days,
            int youngest,
            int minutes,
            int capacity,
            boolean trial,
            Chance chance) {
        var from = today.minusDays(chance.whole(0, 10));
        var until = today.plusDays(chance.whole(42, 60));
        var node = all.addObject().put("key", key).put("timeZone", vendor.area().zone());
        var weekdays = node.putArray("weekdays");
        days.forEach(day -> weekdays.add(shortName(day)));
        var weekend = days.getFirst().getValue() > 5;
        node.put("startTime", start(weekend || youngest < 3, chance));
        node.put("durationMinutes", minutes).put("from", from.toString());
        if (trial || !endless) {
            node.put("until", until.toString());
        }
        var exclusions = node.putArray("exclusions");
        from.datesUntil(trial || !endless ? until : today.plusYears(1))
                .filter(date -> isHoliday(date, vendor))
                .forEach(d -> exclusions.add(d.toString()));
        node.put("capacity", capacity).put("trial", trial);
        taken(node.putArray("seatsTaken"), from, until, days, capacity, vendor, chance);
    }

    private void taken(
            ArrayNode seats,
            LocalDate from,
            LocalDate until,
            List<DayOfWeek> days,
            int capacity,
            Vendor vendor,
            Chance chance) {
        var demand = chance.between(0.35, 1.15);
        from.datesUntil(until.plusDays(1))
                .filter(date -> days.contains(date.getDayOfWeek()) && !isHoliday(date, vendor))
                .forEach(date -> {
                    var ahead =
                            Math.max(
                                    0,
                                    today.until(date).toTotalMonths() * 30.0
                                            + today.until(date).getDays());
                    var full = demand * Math.exp(-ahead / 34) + chance.between(-0.12, 0.12);
                    seats.add((int) Math.clamp(Math.round(full * capacity), 0, capacity));
                });
    }

    private void camps(ArrayNode all, Vendor vendor, int minutes, int capacity, Chance chance) {
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        int first = chance.whole(0, 3);
        for (int week = first; week < first + chance.whole(2, 4); week++) {
            var date = monday.plusWeeks(week);
            var node = all.addObject().put("key", "week-" + date);
            node.put("timeZone", vendor.area().zone()).putArray("weekdays").add("mon");
            node.put("startTime", "08:00").put("durationMinutes", minutes);
            node.put("from", date.toString()).put("until", date.toString());
            node.putArray("exclusions");
            node.put("capacity", capacity + 8).put("trial", false);
            node.put("seatsTaken", chance.whole(0, capacity + 8));
        }
    }

    private static String start(boolean morning, Chance chance) {
        var minutes = chance.pick(List.of("00", "00", "15", "30", "30", "45"));
        int hour = morning ? chance.whole(8, 11) : chance.whole(14, 17);
        return "%02d:%s".formatted(hour, minutes);
    }

    private static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    private static boolean isHoliday(LocalDate date, Vendor vendor) {
        var nationalDay = vendor.area().currency().equals("SGD") ? 9 : 17;
        return (date.getMonthValue() == 12 && date.getDayOfMonth() == 25)
                || (date.getMonthValue() == 1 && date.getDayOfMonth() == 1)
                || (date.getMonthValue() == 8 && date.getDayOfMonth() == nationalDay);
    }

    /// Writes the days of the coming year on which a venue is taken, mostly at weekends.
    void block(ArrayNode dates, Chance chance) {
        var popular = chance.between(0.08, 0.5);
        var taken = new TreeSet<LocalDate>();
        for (int day = 3; day < 365; day++) {
            var date = today.plusDays(day);
            var weekend = date.getDayOfWeek().getValue() > 5;
            var near = 1 - day / 420.0;
            if (chance.is((weekend ? popular : popular * 0.07) * near)) {
                taken.add(date);
            }
        }
        taken.forEach(date -> dates.add(date.toString()));
    }
}
