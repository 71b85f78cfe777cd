package com.manystory.tenancy.data.server;

import com.manystory.tenancy.data.CellSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// A session that stays open on a server for as long as the process lives, whose name tells all
/// others how many connections this process may open there: names are the one thing about a session
/// that PostgreSQL shows to every role. It ends with the process, however that ends.
final class ServerClaim implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("manystory (\\S+) claims (\\d+)");
    private static final int SECONDS = 5;

    private static final String LIMIT =
            """
            select current_setting('max_connections')::int
                - current_setting('superuser_reserved_connections')::int
                - current_setting('reserved_connections')::int
            """;

    private static final String NAMES =
            """
            select application_name from pg_stat_activity
            where application_name like 'manystory % claims %'
            """;

    private final ServerShare share;
    private final PGSimpleDataSource source;
    private @Nullable Connection session;

    ServerClaim(String service, ServerShare share) {
        this.share = share;
        var cell = share.cell();
        this.source =
                CellSource.of(
                        cell,
                        cell.adminDatabase(),
                        "manystory %s claims %d".formatted(service, share.connections()));
        source.setSocketTimeout(SECONDS);
        // A machine that vanished without a word doesn't hold on to its share for two hours.
        source.setOptions(
                "-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c"
                        + " tcp_keepalives_count=3");
    }

    String server() {
        return share.server();
    }

    /// Claims the share unless that was done before, and looks at what all others claim.
    ServerUse check() throws SQLException {
        var open = session;
        if (open == null || !open.isValid(SECONDS)) {
            close();
            open = source.getConnection();
            session = open;
        }
        try (var statement = open.createStatement()) {
            return new ServerUse(
                    share.server(), limit(statement), claims(statement), sessions(statement));
        }
    }

    @Override
    public void close() throws SQLException {
        var open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    private static int limit(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery(LIMIT)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static long sessions(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select sum(sessions) from pg_stat_database")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Map<String, Integer> claims(Statement statement) throws SQLException {
        var claims = new TreeMap<String, Integer>();
        try (var rows = statement.executeQuery(NAMES)) {
            while (rows.next()) {
                var name = NAME.matcher(rows.getString(1));
                if (name.matches()) {
                    claims.merge(name.group(1), Integer.parseInt(name.group(2)), Integer::sum);
                }
            }
        }
        return claims;
    }
}
