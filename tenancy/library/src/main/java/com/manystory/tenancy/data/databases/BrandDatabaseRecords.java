package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.BrandCredentials;
import com.manystory.tenancy.data.databases.BrandDatabaseRecord.State;
import com.manystory.tenancy.registry.Brand;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The brands' databases, and the templates, as the control database records them. Each change is
/// committed at once.
final class BrandDatabaseRecords {

    private static final String SELECT =
            """
            select brand_id, incarnation, cell, state, fingerprint, credentials_version,
                password_derivation
            from brand_database
            """;

    private static final String PASSED =
            """
            select brand_id, cell, sessions_before from brand_database
            where state = 'READY' and sessions_end_at <= now()
            """;

    private final Connection connection;

    BrandDatabaseRecords(Connection connection) {
        this.connection = connection;
    }

    Optional<BrandDatabaseRecord> find(TenantId tenant) throws SQLException {
        return select(SELECT + "where brand_id = ?", tenant.value()).stream().findFirst();
    }

    void making(Brand brand) throws SQLException {
        update(
                """
                insert into brand_database (brand_id, incarnation, cell, state)
                values (?, ?, ?, 'MAKING')
                on conflict (brand_id) do update set incarnation = excluded.incarnation,
                    cell = excluded.cell, state = 'MAKING', updated_at = now()
                """,
                brand.id().value(),
                brand.incarnation(),
                brand.cell());
    }

    void ready(Brand brand, String fingerprint, int credentialsVersion) throws SQLException {
        update(
                """
                insert into brand_database
                    (brand_id, incarnation, cell, state, fingerprint, credentials_version,
                    password_derivation)
                values (?, ?, ?, 'READY', ?, ?, ?)
                on conflict (brand_id) do update set state = 'READY',
                    fingerprint = excluded.fingerprint,
                    credentials_version = excluded.credentials_version,
                    password_derivation = excluded.password_derivation, updated_at = now()
                """,
                brand.id().value(),
                brand.incarnation(),
                brand.cell(),
                fingerprint,
                credentialsVersion,
                BrandCredentials.DERIVATION);
    }

    /// The role has another password from the time on; the sessions of the one before have a time
    /// of grace.
    ///
    /// @param before when it was changed, by the clock of the brand's cell
    void passwordChanged(Brand brand, OffsetDateTime before, Duration grace) throws SQLException {
        update(
                """
                update brand_database set credentials_version = ?, password_derivation = ?,
                    sessions_before = ?, sessions_end_at = now() + ? * interval '1 ms',
                    updated_at = now()
                where brand_id = ?
                """,
                brand.credentialsVersion(),
                BrandCredentials.DERIVATION,
                before,
                grace.toMillis(),
                brand.id().value());
    }

    /// The passwords whose sessions' time of grace is over.
    List<PassedPassword> passed() throws SQLException {
        try (var statement = connection.prepareStatement(PASSED);
                var rows = statement.executeQuery()) {
            var passed = new ArrayList<PassedPassword>();
            while (rows.next()) {
                passed.add(
                        new PassedPassword(
                                TenantId.of(rows.getString(1)),
                                rows.getString(2),
                                rows.getObject(3, OffsetDateTime.class)));
            }
            return passed;
        }
    }

    /// None of the password's sessions is left, unless it was changed again meanwhile.
    void sessionsEnded(PassedPassword passed) throws SQLException {
        update(
                """
                update brand_database set sessions_before = null, sessions_end_at = null
                where brand_id = ? and sessions_before = ?
                """,
                passed.tenant().value(),
                passed.before());
    }

    void upgraded(TenantId tenant, String fingerprint) throws SQLException {
        update(
                "update brand_database set fingerprint = ?, updated_at = now() where brand_id = ?",
                fingerprint,
                tenant.value());
    }

    /// The database that is in use is the one on the order's target.
    void moved(MoveOrder order, String fingerprint) throws SQLException {
        update(
                """
                update brand_database set cell = ?, fingerprint = ?, credentials_version = ?,
                    password_derivation = ?, sessions_before = null, sessions_end_at = null,
                    updated_at = now()
                where brand_id = ?
                """,
                order.target(),
                fingerprint,
                order.brand().credentialsVersion(),
                BrandCredentials.DERIVATION,
                order.brand().id().value());
    }

    /// Remembers for ever that the brand's life has ended.
    void ended(TenantId tenant, String incarnation) throws SQLException {
        update(
                """
                insert into erased_brand (brand_id, incarnation) values (?, ?)
                on conflict do nothing
                """,
                tenant.value(),
                incarnation);
    }

    boolean hasEnded(Brand brand) throws SQLException {
        return hasEnded(brand.id(), brand.incarnation());
    }

    boolean hasEnded(TenantId tenant, String incarnation) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select 1 from erased_brand where brand_id = ? and incarnation = ?")) {
            statement.setString(1, tenant.value());
            statement.setString(2, incarnation);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    void erasing(TenantId tenant) throws SQLException {
        update(
                "update brand_database set state = 'ERASING', updated_at = now() where brand_id ="
                        + " ?",
                tenant.value());
    }

    void erased(TenantId tenant) throws SQLException {
        update("delete from brand_database where brand_id = ?", tenant.value());
    }

    String templateFingerprint(String cell) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "select fingerprint from template_database where cell = ?")) {
            statement.setString(1, cell);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    void templateMigrated(String cell, String fingerprint) throws SQLException {
        update(
                """
                insert into template_database (cell, fingerprint) values (?, ?)
                on conflict (cell) do update
                set fingerprint = excluded.fingerprint, migrated_at = now()
                """,
                cell,
                fingerprint);
    }

    private List<BrandDatabaseRecord> select(String sql, String parameter) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            var records = new ArrayList<BrandDatabaseRecord>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    records.add(read(rows));
                }
            }
            return records;
        }
    }

    private static BrandDatabaseRecord read(ResultSet row) throws SQLException {
        return new BrandDatabaseRecord(
                TenantId.of(row.getString(1)),
                row.getString(2),
                row.getString(3),
                State.valueOf(row.getString(4)),
                row.getString(5),
                row.getInt(6),
                row.getInt(7));
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
