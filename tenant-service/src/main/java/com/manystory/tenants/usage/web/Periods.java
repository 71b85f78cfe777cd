package com.manystory.tenants.usage.web;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.usage.Period;
import com.manystory.tenants.usage.Step;
import com.manystory.tenants.usage.UsageKeeping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Reads from requests which time usage is asked of.
@Component
class Periods {

    private final UsageKeeping keeping;
    private final Clock clock = Clock.systemUTC();

    Periods(UsageKeeping keeping) {
        this.keeping = keeping;
    }

    /// The period, from the beginning of a step to the end of one.
    ///
    /// @param from a day or a moment; absent, 24 hours or 30 days before the end
    /// @param to a day or a moment, exclusive; absent, now
    /// @param step `hour` or `day`; absent, days
    /// @throws ProblemException 400 `validation`
    Period read(@Nullable String from, @Nullable String to, @Nullable String step) {
        var steps = step(step);
        var end = ceiling(to == null ? clock.instant() : moment("/to", to), steps);
        var before = steps == Step.HOUR ? Duration.ofDays(1) : Duration.ofDays(30);
        var start = floor(from == null ? end.minus(before) : moment("/from", from), steps);
        if (!start.isBefore(end)) {
            throw wrong("/from", "must be before the end");
        }
        if (Duration.between(start, end).compareTo(steps.longest()) > 0) {
            throw wrong(
                    "/from",
                    "must be at most %d days before the end, in steps of a %s"
                            .formatted(steps.longest().toDays(), steps.label()));
        }
        if (steps == Step.HOUR && start.isBefore(clock.instant().minus(keeping.hours()))) {
            throw wrong(
                    "/from",
                    "must be in the last %d days: before, only days are kept"
                            .formatted(keeping.hours().toDays()));
        }
        return new Period(start, end, steps);
    }

    private static Step step(@Nullable String written) {
        if (written == null) {
            return Step.DAY;
        }
        return Arrays.stream(Step.values())
                .filter(step -> step.label().equals(written))
                .findFirst()
                .orElseThrow(() -> wrong("/step", "must be hour or day"));
    }

    private static Instant moment(String pointer, String written) {
        try {
            return written.contains("T")
                    ? Instant.parse(written)
                    : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException _) {
            throw wrong(
                    pointer, "must be a day, 2026-11-21, or a moment of UTC, 2026-11-21T09:00:00Z");
        }
    }

    private static Instant floor(Instant moment, Step step) {
        var length = step.length().toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), length) * length);
    }

    private static Instant ceiling(Instant moment, Step step) {
        var floor = floor(moment, step);
        return floor.equals(moment) ? floor : floor.plus(step.length());
    }

    private static ProblemException wrong(String pointer, String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "validation",
                "The period isn't valid",
                pointer.substring(1) + " " + detail + ".",
                List.of(new FieldError(pointer, detail)));
    }
}
