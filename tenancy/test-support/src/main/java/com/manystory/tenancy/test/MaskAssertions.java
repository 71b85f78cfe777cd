package com.manystory.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.archive.PersonalData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;

/// What a masked copy of a brand must not have.
public final class MaskAssertions {

    private static final String COLUMNS =
            """
            select format('select %L || %I::text from %I.%I where %I is not null',
                n.nspname || '.' || c.relname || '.' || a.attname || ': ', a.attname, n.nspname,
                c.relname, a.attname)
            from pg_attribute a join pg_class c on c.oid = a.attrelid
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
                and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                and c.relname not in ('tenant_identity', 'flyway_schema_history')
            """;

    private MaskAssertions() {}

    /// Fails when the service's file of personal data lacks a column of a brand's database that can
    /// hold a text, or names one that there isn't.
    public static void assertEveryColumnClassified(String database) throws SQLException {
        try (var connection = EmbeddedPlatform.superuser(database)) {
            assertThat(PersonalData.mistakes(connection)).isEmpty();
        }
    }

    /// Fails when one of the values stands anywhere in any column of the database, by itself or in
    /// something longer, in small letters or capitals.
    public static void assertNowhere(String database, Collection<String> values)
            throws SQLException {
        try (var connection = EmbeddedPlatform.superuser(database);
                var statement = connection.createStatement()) {
            var queries = new ArrayList<String>();
            try (var rows = statement.executeQuery(COLUMNS)) {
                while (rows.next()) {
                    queries.add(rows.getString(1));
                }
            }
            assertThat(queries).isNotEmpty();
            for (var query : queries) {
                try (var rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        var found = rows.getString(1);
                        var stored = found.substring(found.indexOf(": ")).toLowerCase(Locale.ROOT);
                        assertThat(values)
                                .as(found)
                                .noneMatch(v -> stored.contains(v.toLowerCase(Locale.ROOT)));
                    }
                }
            }
        }
    }
}
