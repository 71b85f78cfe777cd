package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.migrations.MigrationTarget;
import com.manystory.tenancy.data.migrations.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Which databases hold which targets, in the control database.
final class MigrationTargets {

    private final Connection connection;

    MigrationTargets(Connection connection) {
        this.connection = connection;
    }

    /// Remembers what this release can bring databases to.
    void remember(MigrationTarget target) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into migration_target (fingerprint, version, migrations)
                        values (?, ?, ?) on conflict do nothing
                        """)) {
            statement.setString(1, target.fingerprint());
            statement.setString(2, target.version());
            statement.setArray(3, array(target));
            statement.executeUpdate();
        }
    }

    /// Whether a database with the fingerprint lacks nothing of the target.
    boolean isHeldBy(String fingerprint, MigrationTarget target) throws SQLException {
        if (fingerprint.equals(target.fingerprint())) {
            return true;
        }
        try (var statement =
                connection.prepareStatement(
                        """
                        select 1 from migration_target where fingerprint = ? and migrations @> ?
                        """)) {
            statement.setString(1, fingerprint);
            statement.setArray(2, array(target));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /// Which databases in use lack what, by one query.
    ///
    /// @param older instances of other releases that run
    MigrationStatus status(Migrations migrations, List<OlderRelease> older) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        select used.total, behind.*
                        from (select count(*) as total from brand_database where state = 'READY') used
                        left join (
                            select b.brand_id, b.cell, coalesce(t.version, '') as version,
                                coalesce(t.migrations @> ?, false) as expanded,
                                case when t.fingerprint is null then '{}' else array(
                                    select split_part(m, ':', 1) from unnest(?) m
                                    where m <> all(t.migrations)) end as lacks
                            from brand_database b
                            left join migration_target t on t.fingerprint = b.fingerprint
                            where b.state = 'READY' and not coalesce(t.migrations @> ?, false)
                        ) behind on true
                        order by behind.brand_id
                        """)) {
            statement.setArray(1, array(migrations.expanded()));
            statement.setArray(2, array(migrations.whole()));
            statement.setArray(3, array(migrations.whole()));
            var outdated = new ArrayList<MigrationStatus.Outdated>();
            var total = 0;
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    total = rows.getInt(1);
                    var brand = rows.getString(2);
                    if (brand != null) {
                        outdated.add(
                                new MigrationStatus.Outdated(
                                        TenantId.of(brand),
                                        rows.getString(3),
                                        rows.getString(4),
                                        rows.getBoolean(5),
                                        List.of((String[]) rows.getArray(6).getArray()),
                                        null));
                    }
                }
            }
            return new MigrationStatus(
                    new MigrationStatus.Target(migrations.expanded()),
                    new MigrationStatus.Target(migrations.whole()),
                    migrations.all(),
                    total,
                    outdated,
                    older);
        }
    }

    private java.sql.Array array(MigrationTarget target) throws SQLException {
        return connection.createArrayOf("text", target.migrations().toArray());
    }
}
