package com.manystory.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A city's activities as their file has them, asked without any of the catalogue's code: what a
/// search ought to find.
final class CityActivities {

    private static final Pattern SWIM = Pattern.compile("\\bswim", Pattern.CASE_INSENSITIVE);

    private final List<CSVRecord> rows;

    private CityActivities(List<CSVRecord> rows) {
        this.rows = rows;
    }

    static CityActivities read(Path file) {
        try (var parser =
                CSVParser.parse(
                        file,
                        StandardCharsets.UTF_8,
                        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
            return new CityActivities(parser.getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rows without those of these identifiers.
    CityActivities without(Set<String> ids) {
        return that(row -> !ids.contains(row.get("Activity_ID")));
    }

    CityActivities aboutSwimming() {
        return that(
                row -> SWIM.matcher(row.get("ActivityName") + " " + row.get("Description")).find());
    }

    /// Those that somebody of so many whole years may join, on any day of the year.
    CityActivities forAge(int years) {
        return that(row -> {
            var from = months(row, "Min");
            var to = months(row, "Max");
            var wholeYears = number(row, "AgesMaxMonth") == 0;
            return from < (years + 1) * 12 && (to == 0 || to + (wholeYears ? 12 : 0) > years * 12);
        });
    }

    /// @param letters of the day in the file: `M`, `Tu`, `W`, `Th`, `F`, `Sa` or `Su`
    CityActivities on(String letters) {
        var day = Pattern.compile("(?<![A-Z])" + letters + "(?![a-z])");
        return that(row -> {
            var days = row.get("WeekDays");
            return days.equals("Every day")
                    || day.matcher(days.replaceAll("([A-Z])", " $1")).find();
        });
    }

    CityActivities at(String venue) {
        return that(row -> row.get("ActivityLocation").strip().endsWith(" at " + venue));
    }

    int count() {
        return rows.size();
    }

    private CityActivities that(Predicate<CSVRecord> wanted) {
        return new CityActivities(rows.stream().filter(wanted).toList());
    }

    private static int months(CSVRecord row, String end) {
        return number(row, "Ages" + end) * 12 + number(row, "Ages" + end + "Month");
    }

    private static int number(CSVRecord row, String column) {
        return row.get(column).isBlank() ? 0 : Integer.parseInt(row.get(column).strip());
    }
}
