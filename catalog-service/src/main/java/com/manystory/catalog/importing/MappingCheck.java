package com.manystory.catalog.importing;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Refuses mappings that no row could be read with.
final class MappingCheck {

    private final List<FieldError> errors = new ArrayList<>();

    private MappingCheck() {}

    static void check(Mapping mapping) {
        var check = new MappingCheck();
        check.patterns(mapping);
        check.cells(mapping);
        check.prices(mapping.price());
        check.required("/key", mapping.key());
        check.required("/listingType", mapping.listingType());
        check.required("/title", mapping.title());
        check.required("/category", mapping.category());
        check.required("/vendor", mapping.vendor());
        var sessions = mapping.sessions();
        if (sessions != null) {
            check.required("/sessions/from", sessions.from());
            check.required("/sessions/until", sessions.until());
            check.required("/sessions/start", sessions.start());
            check.required("/sessions/end", sessions.end());
            check.required("/sessions/weekdays", sessions.weekdays());
            if (sessions.letters() == null || sessions.letters().isEmpty()) {
                check.wrong("/sessions/letters", "Say what stands for each weekday");
            }
        }
        if (!check.errors.isEmpty()) {
            throw invalid(check.errors);
        }
    }

    static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-mapping",
                "Invalid mapping",
                "The column mapping can't be used.",
                errors);
    }

    private void cells(Mapping mapping) {
        cell("/key", mapping.key());
        cell("/listingType", mapping.listingType());
        cell("/title", mapping.title());
        cell("/summary", mapping.summary());
        cell("/description", mapping.description());
        cell("/category", mapping.category());
        cell("/vendor", mapping.vendor());
        cell("/place", mapping.place());
        var ages = mapping.ages();
        if (ages != null) {
            cell("/ages/min", ages.min());
            cell("/ages/minMonths", ages.minMonths());
            cell("/ages/max", ages.max());
            cell("/ages/maxMonths", ages.maxMonths());
        }
        if (mapping.fields() != null) {
            mapping.fields()
                    .forEach((key, cell) -> {
                        required("/fields/" + key, cell);
                        cell("/fields/" + key, cell);
                    });
        }
        var sessions = mapping.sessions();
        if (sessions != null) {
            cell("/sessions/from", sessions.from());
            cell("/sessions/until", sessions.until());
            cell("/sessions/start", sessions.start());
            cell("/sessions/end", sessions.end());
            cell("/sessions/weekdays", sessions.weekdays());
            cell("/sessions/capacity", sessions.capacity());
            cell("/sessions/taken", sessions.taken());
        }
    }

    private void cell(String pointer, @Nullable Cell cell) {
        if (cell != null && cell.longest() != null && cell.longest() < 1) {
            wrong(pointer + "/longest", "At least one character");
        }
    }

    private void prices(Mapping.@Nullable Price price) {
        if (price == null) {
            return;
        }
        cell("/price/amount", price.amount());
        cell("/price/text", price.text());
        cell("/price/unit", price.unit());
        positive("/price/rates", price.rates());
        positive("/price/roundTo", price.roundTo());
    }

    private void positive(String pointer, @Nullable Map<String, BigDecimal> numbers) {
        if (numbers != null
                && numbers.values().stream().anyMatch(n -> n == null || n.signum() <= 0)) {
            wrong(pointer, "Numbers above 0, by currency");
        }
    }

    private void patterns(Mapping mapping) {
        if (mapping.delimiter() != null && mapping.delimiter().length() != 1) {
            wrong("/delimiter", "One character");
        }
        pattern("/dates", mapping.dates());
        pattern("/times", mapping.times());
        try {
            ZoneId.of(String.valueOf(mapping.timeZone()));
        } catch (DateTimeException e) {
            wrong("/timeZone", "An IANA time zone, such as America/Los_Angeles");
        }
    }

    private void pattern(String pointer, @Nullable String pattern) {
        try {
            new DateTimeFormatterBuilder().appendPattern(String.valueOf(pattern));
        } catch (IllegalArgumentException e) {
            wrong(pointer, "A pattern of java.time, such as M/d/yyyy or h:mm a");
        }
    }

    private void required(String pointer, @Nullable Cell cell) {
        if (cell == null || (cell.column() == null && cell.value() == null)) {
            wrong(pointer, "Name a column, or a value");
        }
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
