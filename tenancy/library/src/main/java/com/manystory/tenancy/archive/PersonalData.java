package com.manystory.tenancy.archive;

import com.manystory.tenancy.archive.SchemaDescription.Column;
import com.manystory.tenancy.archive.SchemaDescription.Table;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/// Which columns of a service's tables are personal, from the file beside its migrations: a line
/// for each table with its columns (`inquiry = name:name email:email locale:plain`), or `dropped`
/// when a masked copy has no rows of it. Every column that can hold a text must be named.
public final class PersonalData {

    static final String FILE = "db/personal-data.properties";

    /// Numbers, truth values and times tell nothing of a person by themselves; neither do ids.
    private static final Pattern TELLS_NOTHING =
            Pattern.compile(
                    "(smallint|integer|bigint|numeric.*|real|double precision|boolean|date|uuid"
                            + "|time.*|interval)");

    private static final Map<String, MaskKind> ALL_DROPPED = Map.of();

    private final Map<String, Map<String, MaskKind>> tables = new LinkedHashMap<>();

    private PersonalData(Properties lines) {
        lines.forEach((table, columns) ->
                tables.put(String.valueOf(table), columns(String.valueOf(columns))));
    }

    /// Reads the service's file; without one nothing is classified.
    static PersonalData read() {
        var lines = new Properties();
        var file = new ClassPathResource(FILE);
        if (file.exists()) {
            try (var reader =
                    new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                lines.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Can't read " + FILE, e);
            }
        }
        return new PersonalData(lines);
    }

    /// What the file lacks of a brand's database, or names that there isn't.
    public static List<String> mistakes(Connection connection) throws SQLException {
        return read().mistakes(new SchemaReader(connection).read());
    }

    private static Map<String, MaskKind> columns(String written) {
        if (written.strip().equals("dropped")) {
            return ALL_DROPPED;
        }
        var columns = new LinkedHashMap<String, MaskKind>();
        for (var column : written.strip().split("\\s+")) {
            var parts = column.split(":", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException(
                        "%s: %s needs a kind, as in %s:plain".formatted(FILE, column, column));
            }
            columns.put(parts[0], MaskKind.valueOf(parts[1].toUpperCase(Locale.ROOT)));
        }
        return columns;
    }

    /// What becomes of each column of the table; empty when none of its rows is kept.
    ///
    /// @throws IllegalArgumentException when one isn't classified
    Optional<List<MaskKind>> kinds(Table table) {
        var classified = tables.get(table.name());
        if (classified != null && classified.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                table.columns().stream().map(column -> kind(table, classified, column)).toList());
    }

    private static MaskKind kind(
            Table table, @Nullable Map<String, MaskKind> classified, Column column) {
        var kind = classified == null ? null : classified.get(column.name());
        if (kind != null) {
            return kind;
        }
        if (TELLS_NOTHING.matcher(column.type()).matches()) {
            return MaskKind.PLAIN;
        }
        throw new IllegalArgumentException(
                "%s.%s isn't classified in %s".formatted(table.name(), column.name(), FILE));
    }

    private List<String> mistakes(SchemaDescription schema) {
        var mistakes = new ArrayList<String>();
        for (var table : schema.tables()) {
            var classified = tables.get(table.name());
            for (var column : table.columns()) {
                try {
                    if (classified == null || !classified.isEmpty()) {
                        var kind = kind(table, classified, column);
                        if (kind == MaskKind.DROPPED && !column.nullable()) {
                            mistakes.add(
                                    "%s.%s can't be dropped, it needs a value"
                                            .formatted(table.name(), column.name()));
                        }
                    }
                } catch (IllegalArgumentException e) {
                    mistakes.add(String.valueOf(e.getMessage()));
                }
            }
        }
        tables.forEach((name, columns) -> {
            var table = schema.table(name);
            if (table.isEmpty()) {
                mistakes.add("There is no table " + name);
            } else {
                columns.keySet().stream()
                        .filter(column ->
                                table.get().columns().stream()
                                        .noneMatch(c -> c.name().equals(column)))
                        .forEach(column ->
                                mistakes.add("There is no column " + name + "." + column));
            }
        });
        return mistakes;
    }
}
