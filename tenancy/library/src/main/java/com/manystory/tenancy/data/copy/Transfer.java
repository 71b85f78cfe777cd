package com.manystory.tenancy.data.copy;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// Brings a copy to what the source holds at one moment. Both connections are in a transaction: the
/// source's of one snapshot, so that what is brought over belongs together.
public final class Transfer {

    private final Connection source;
    private final Connection copy;
    private final Tables tables;

    public Transfer(Connection source, Connection copy, Tables tables) {
        this.source = source;
        this.copy = copy;
        this.tables = tables;
    }

    /// Copies all rows of all tables.
    ///
    /// @return how many
    public long everything() throws SQLException {
        var rows = 0L;
        for (var table : tables.all()) {
            rows += whole(table);
        }
        forget();
        return rows;
    }

    /// Copies the rows that were written since the last time.
    ///
    /// @return how many
    public long changes() throws SQLException {
        var rows = 0L;
        for (var table : tables.all()) {
            if (wasEmptied(table)) {
                rows += whole(table);
            } else if (table.hasKey() && wasChanged(table)) {
                rows += changes(table);
            }
        }
        forget();
        return rows;
    }

    /// Sets the copy's sequences to where the source's are.
    public void sequences() throws SQLException {
        for (var sequence : Contents.sequences(source).entrySet()) {
            try (var statement =
                    copy.prepareStatement("select setval(cast(? as regclass), ?, ?)")) {
                statement.setString(1, sequence.getKey());
                statement.setLong(2, sequence.getValue().last());
                statement.setBoolean(3, sequence.getValue().used());
                statement.execute();
            }
        }
    }

    private long whole(Table table) throws SQLException {
        if (Sql.isTrue(copy, "exists (select from %s)".formatted(table.name()))) {
            delete(table, "delete from " + table.name());
        }
        return pipe(
                "copy (select %s from %s)".formatted(table.columnList(), table.name()),
                "copy %s (%s)".formatted(table.name(), table.columnList()));
    }

    private long changes(Table table) throws SQLException {
        Sql.execute(
                copy,
                "create temporary table changed on commit drop as select %s from %s with no data"
                        .formatted(table.keyList(), table.name()));
        var keys =
                pipe(
                        "copy (select distinct %s from %s)"
                                .formatted(table.keyList(), table.changes()),
                        "copy changed");
        var key = "(%s) in (select %s from %s)";
        delete(
                table,
                "delete from %s where %s"
                        .formatted(
                                table.name(),
                                key.formatted(table.keyList(), table.keyList(), "changed")));
        pipe(
                "copy (select %s from %s where %s)"
                        .formatted(
                                table.columnList(),
                                table.name(),
                                key.formatted(table.keyList(), table.keyList(), table.changes())),
                "copy %s (%s)".formatted(table.name(), table.columnList()));
        Sql.execute(copy, "drop table changed");
        return keys;
    }

    /// The owner may have taken the right from itself, as of what is only added to.
    private void delete(Table table, String sql) throws SQLException {
        var may = "has_table_privilege('%s', 'delete')".formatted(table.name().replace("'", "''"));
        if (Sql.isTrue(copy, may)) {
            Sql.execute(copy, sql);
            return;
        }
        Sql.execute(copy, "grant delete on %s to current_user".formatted(table.name()));
        Sql.execute(copy, sql);
        Sql.execute(copy, "revoke delete on %s from current_user".formatted(table.name()));
    }

    private boolean wasEmptied(Table table) throws SQLException {
        return Sql.isTrue(
                source,
                "exists (select from %s.emptied where oid = %d)"
                        .formatted(Capture.SCHEMA, table.oid()));
    }

    private boolean wasChanged(Table table) throws SQLException {
        return Sql.isTrue(source, "exists (select from %s)".formatted(table.changes()));
    }

    /// Forgets what this snapshot shows as noted, and nothing that was noted since.
    private void forget() throws SQLException {
        Sql.execute(source, "delete from %s.emptied".formatted(Capture.SCHEMA));
        for (var table : tables.all()) {
            if (table.hasKey()) {
                Sql.execute(source, "delete from " + table.changes());
            }
        }
    }

    private long pipe(String out, String in) throws SQLException {
        var reader =
                source.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(out + " to stdout with (format binary)");
        try {
            var writer =
                    copy.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(in + " from stdin with (format binary)");
            try {
                for (var row = reader.readFromCopy(); row != null; row = reader.readFromCopy()) {
                    writer.writeToCopy(row, 0, row.length);
                }
                return writer.endCopy();
            } finally {
                if (writer.isActive()) {
                    writer.cancelCopy();
                }
            }
        } finally {
            if (reader.isActive()) {
                reader.cancelCopy();
            }
        }
    }
}
