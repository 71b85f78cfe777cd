package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenancy.registry.TenantPart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a service's own database, its control database, holds of brands: timed work, marks, what
/// was made for them. The tables are found in the server's catalog, so that none can be forgotten:
/// rows are erased where a column `tenant` or `brand_id` names the brand, and looked for in every
/// column of text.
public final class ControlRows implements TenantPart {

    /// What outlives a brand on purpose: the numbers of its lives, by which whatever comes late for
    /// them is refused.
    private static final String KEPT = "erased_brand";

    private static final Set<String> NAMING = Set.of("tenant", "brand_id");

    /// The records by which an erasure of databases that failed half-way goes on; they go with
    /// them.
    private static final Set<String> DATABASES = Set.of("brand_database", "brand_move");

    private static final Logger log = LoggerFactory.getLogger(ControlRows.class);

    private final DataSource control;
    private final String name;

    public ControlRows(DataSource control, DatabaseNames names) {
        this.control = control;
        this.name = names.part().replace("Database", "ControlRows");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Condition ensure(Brand brand) {
        return Condition.ready(name, "Rows about the brand are written as they are needed.");
    }

    @Override
    public Condition erase(TenantId id, String incarnation) {
        try (var connection = control.getConnection()) {
            for (var column : columns(connection)) {
                if (NAMING.contains(column.name()) && !DATABASES.contains(column.table())) {
                    erase(connection, column, id, incarnation);
                }
            }
            return Condition.ready(name, "No rows about the brand are left.");
        } catch (SQLException e) {
            log.warn("Rows about brand {} aren't erased: {}", id, e.getMessage());
            return Condition.failed(
                    name,
                    "ControlDatabaseUnavailable",
                    "The service's own database doesn't answer, so rows about the brand are still"
                            + " there.",
                    "Bring the database back; erasing is tried again.");
        }
    }

    @Override
    public Remains remains(TenantId id) {
        try (var connection = control.getConnection()) {
            var found = new ArrayList<String>();
            var columns = columns(connection);
            for (var column : columns) {
                var rows = count(connection, column, id);
                if (rows > 0) {
                    found.add("%d rows of %s name it".formatted(rows, column.table()));
                }
            }
            var tables = columns.stream().map(Column::table).distinct().sorted().toList();
            return new Remains(
                    name, List.of("The service's own tables: " + String.join(", ", tables)), found);
        } catch (SQLException e) {
            return Remains.unknown(name, "the service's own database doesn't answer");
        }
    }

    /// A life that is erased late leaves the rows of a later one, which has a database here.
    private static void erase(Connection connection, Column column, TenantId id, String incarnation)
            throws SQLException {
        var sql =
                """
                delete from %s where %s = ? and not exists (
                    select from brand_database later
                    where later.brand_id = ? and later.incarnation collate "C" > ?)
                """
                        .formatted(quoted(column.table()), quoted(column.name()));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id.value());
            statement.setString(2, id.value());
            statement.setString(3, incarnation);
            statement.executeUpdate();
        }
    }

    private static long count(Connection connection, Column column, TenantId id)
            throws SQLException {
        var sql =
                "select count(*) from %s where %s = ?"
                        .formatted(quoted(column.table()), quoted(column.name()));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id.value());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        try (var statement =
                        connection.prepareStatement(
                                """
                                select c.table_name, c.column_name
                                from information_schema.columns c
                                join information_schema.tables t using (table_schema, table_name)
                                where c.table_schema = current_schema()
                                    and t.table_type = 'BASE TABLE'
                                    and c.data_type in ('text', 'character varying')
                                order by 1, 2
                                """);
                var rows = statement.executeQuery()) {
            var columns = new ArrayList<Column>();
            while (rows.next()) {
                if (!KEPT.equals(rows.getString(1))) {
                    columns.add(new Column(rows.getString(1), rows.getString(2)));
                }
            }
            return columns;
        }
    }

    private record Column(String table, String name) {}
}
