package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;
import static com.manystory.tenancy.data.databases.ProvisioningStep.CLONED;
import static com.manystory.tenancy.data.databases.ProvisioningStep.CLOSED_TO_PUBLIC;
import static com.manystory.tenancy.data.databases.ProvisioningStep.MARKED;
import static com.manystory.tenancy.data.databases.ProvisioningStep.OPENED;
import static com.manystory.tenancy.data.databases.ProvisioningStep.OWNED;
import static com.manystory.tenancy.data.databases.ProvisioningStep.ROLE_CREATED;

import com.manystory.tenancy.registry.Brand;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/// One brand's database on one cell, while it is made or looked at.
final class BrandDatabase {

    private static final String UNDEFINED_TABLE = "42P01";

    /// Whose database it is.
    enum Identity {
        /// The brand's, in this life of it.
        OWN,
        /// Nobody's yet, so that nobody could have used it.
        NONE,
        /// Somebody else's, or not made by this library.
        FOREIGN
    }

    private final Brand brand;
    private final String name;
    private final String template;
    private final CellAdministration administration;
    private final Consumer<ProvisioningStep> progress;

    BrandDatabase(
            Brand brand,
            String name,
            String template,
            CellAdministration administration,
            Consumer<ProvisioningStep> progress) {
        this.brand = brand;
        this.name = name;
        this.template = template;
        this.administration = administration;
        this.progress = progress;
    }

    /// Makes it from the template, removing what a killed attempt left behind. Called only when
    /// there is none, or a half-made one.
    void make(BrandDatabaseRecords records, String password, int connectionLimit)
            throws SQLException, ProvisioningException {
        records.making(brand);
        progress.accept(MARKED);
        administration.ensureLogin(name, password, connectionLimit);
        progress.accept(ROLE_CREATED);
        administration.dropDatabase(name);
        // A clone doesn't inherit the template's privileges: every role could connect to it. So it
        // stays closed until that is revoked.
        administration.execute(
                "create database %1$s owner %1$s template %2$s strategy wal_log allow_connections false"
                        .formatted(quoted(name), quoted(template)));
        progress.accept(CLONED);
        administration.execute("revoke all on database %s from public".formatted(quoted(name)));
        progress.accept(CLOSED_TO_PUBLIC);
        administration.execute("alter database %s allow_connections true".formatted(quoted(name)));
        progress.accept(OPENED);
        takeOver();
        progress.accept(OWNED);
    }

    /// Whose it says it is.
    Identity identity() throws SQLException {
        try (var connection = administration.database(name).getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select brand_id, incarnation from tenant_identity")) {
            if (!rows.next()) {
                return Identity.NONE;
            }
            return brand.id().value().equals(rows.getString(1))
                            && brand.incarnation().equals(rows.getString(2))
                    ? Identity.OWN
                    : Identity.FOREIGN;
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return Identity.FOREIGN;
            }
            throw e;
        }
    }

    /// The life of a brand that a database says it is of; empty when it says nothing.
    static Optional<String> life(CellAdministration cell, String database) throws SQLException {
        try (var connection = cell.database(database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select incarnation from tenant_identity")) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// @throws ProvisioningException when some other role could get in
    void verifyClosed() throws SQLException, ProvisioningException {
        var state = administration.find(name);
        if (state.isEmpty() || state.get().openToPublic() || !state.get().owner().equals(name)) {
            throw new ProvisioningException(
                    "DatabaseOpen",
                    "Database %s isn't closed to other roles".formatted(name),
                    "Run: REVOKE ALL ON DATABASE %1$s FROM PUBLIC; ALTER DATABASE %1$s OWNER TO %1$s"
                            .formatted(quoted(name)));
        }
    }

    private void takeOver() throws SQLException, ProvisioningException {
        try (var connection = administration.database(name).getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "reassign owned by %s to %s".formatted(quoted(template), quoted(name)));
            }
            verifyOwner(connection);
            try (var insert =
                    connection.prepareStatement(
                            "insert into tenant_identity (brand_id, incarnation) values (?, ?)")) {
                insert.setString(1, brand.id().value());
                insert.setString(2, brand.incarnation());
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    private void verifyOwner(Connection connection) throws SQLException, ProvisioningException {
        try (var statement =
                connection.prepareStatement(
                        """
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                        and pg_get_userbyid(c.relowner) <> ? limit 1
                        """)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new ProvisioningException(
                            "ForeignOwner",
                            "Table %s of the template belongs to an unexpected role"
                                    .formatted(rows.getString(1)),
                            "Drop the database %s and restart the service".formatted(template));
                }
            }
        }
    }
}
