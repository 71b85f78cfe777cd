package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.data.migrations.MigrationTarget;
import com.manystory.tenancy.data.migrations.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Which instances of the service run, and of which release, in the control database: whoever can't
/// reach that reaches no brand's database on its server either.
final class RunningInstances {

    private final Connection connection;

    RunningInstances(Connection connection) {
        this.connection = connection;
    }

    /// Tells that an instance runs, and forgets those that ended long ago without a word.
    ///
    /// @param whole what its release can bring databases to
    void seen(UUID instance, String release, MigrationTarget whole) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into running_instance (instance, release, fingerprint)
                        values (?, ?, ?)
                        on conflict (instance) do update set seen_at = now()
                        """)) {
            statement.setObject(1, instance);
            statement.setString(2, release);
            statement.setString(3, whole.fingerprint());
            statement.executeUpdate();
        }
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "delete from running_instance where seen_at < now() - interval '1 day'");
        }
    }

    /// Tells that an instance ends.
    void ended(UUID instance) throws SQLException {
        try (var statement =
                connection.prepareStatement("delete from running_instance where instance = ?")) {
            statement.setObject(1, instance);
            statement.executeUpdate();
        }
    }

    /// The instances that run and whose release doesn't know every contract migration of this one:
    /// they may need what those take away.
    List<OlderRelease> older(Migrations migrations) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        select i.release, count(*) from running_instance i
                        left join migration_target t using (fingerprint)
                        where i.seen_at > now() - interval '1 minute'
                            and not coalesce(t.migrations, '{}') @> ?
                        group by i.release order by i.release
                        """)) {
            var contracts = new ArrayList<>(migrations.whole().migrations());
            contracts.removeAll(migrations.expanded().migrations());
            statement.setArray(1, connection.createArrayOf("text", contracts.toArray()));
            var older = new ArrayList<OlderRelease>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    older.add(new OlderRelease(rows.getString(1), rows.getInt(2)));
                }
            }
            return older;
        }
    }
}
