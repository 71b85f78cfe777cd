package com.manystory.tenancy.test.isolation;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.EmbeddedPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All rows of a brand's database, seen by PostgreSQL's superuser past every guard.
///
/// @param service the service's short name, such as `catalog`
/// @param restless tables that the service's own jobs change at any time
public record BrandState(String service, Set<String> restless)
        implements Function<TenantId, Map<String, String>> {

    private static final String TABLES =
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
            """;
    private static final String DIGEST =
            "select '%1$s', md5(coalesce(string_agg(t::text, ',' order by t::text), ''))"
                    + " from \"%1$s\" t";

    /// Opened once: there are two looks for each route and pair of brands.
    private static final Map<String, Connection> CONNECTIONS = new ConcurrentHashMap<>();

    public BrandState {
        restless = Set.copyOf(restless);
    }

    /// A digest of each table's rows.
    @Override
    public Map<String, String> apply(TenantId brand) {
        var database = service + "_" + brand;
        try {
            return digests(CONNECTIONS.computeIfAbsent(database, BrandState::connect));
        } catch (SQLException e) {
            throw new AssertionError("The database %s can't be read".formatted(database), e);
        }
    }

    private static Connection connect(String database) {
        try {
            return EmbeddedPlatform.superuser(database);
        } catch (SQLException e) {
            throw new AssertionError("The database %s can't be reached".formatted(database), e);
        }
    }

    private Map<String, String> digests(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            tables.removeAll(restless);
            var digests = new TreeMap<String, String>();
            var all =
                    tables.stream()
                            .map(DIGEST::formatted)
                            .collect(Collectors.joining(" union all "));
            try (var rows = statement.executeQuery(all)) {
                while (rows.next()) {
                    digests.put(rows.getString(1), rows.getString(2));
                }
            }
            return digests;
        }
    }
}
