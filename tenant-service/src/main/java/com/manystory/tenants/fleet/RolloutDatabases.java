package com.manystory.tenants.fleet;

import com.manystory.tenancy.data.databases.MigrationResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What became of each brand's database in each rollout.
@Repository
public class RolloutDatabases {

    private final JdbcClient jdbc;

    RolloutDatabases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long rollout, List<Plan.Database> databases) {
        for (var database : databases) {
            jdbc.sql(
                            """
                            INSERT INTO rollout_brands
                                (rollout_id, brand_id, service, cell, wave, position, from_version)
                            VALUES (:rollout, :brand, :service, :cell, :wave, :position, :from)
                            """)
                    .param("rollout", rollout)
                    .param("brand", database.brand().value())
                    .param("service", database.service())
                    .param("cell", database.cell())
                    .param("wave", database.wave())
                    .param("position", database.position())
                    .param("from", database.version())
                    .update();
        }
    }

    /// What is left to do of the first wave that isn't done.
    List<BrandMigration> nextWave(long rollout) {
        return jdbc.sql(
                        """
                        SELECT * FROM rollout_brands
                        WHERE rollout_id = :rollout AND state = 'PENDING' AND wave = (
                            SELECT min(wave) FROM rollout_brands
                            WHERE rollout_id = :rollout AND state = 'PENDING')
                        ORDER BY position, service
                        """)
                .param("rollout", rollout)
                .query(RolloutDatabases::read)
                .list();
    }

    /// Stores what became of a database.
    void record(
            long rollout,
            BrandMigration database,
            MigrationState state,
            int tries,
            MigrationResult result) {
        jdbc.sql(
                        """
                        UPDATE rollout_brands SET state = :state, attempts = attempts + :tries,
                            from_version = coalesce(:from, from_version), to_version = :to,
                            millis = :millis, reason = :reason, message = :message, fix = :fix,
                            updated_at = now()
                        WHERE rollout_id = :rollout AND brand_id = :brand AND service = :service
                        """)
                .param("state", state.name())
                .param("tries", tries)
                .param("from", result.from())
                .param("to", result.to())
                .param("millis", result.millis())
                .param("reason", result.reason())
                .param("message", result.message())
                .param("fix", result.fix())
                .param("rollout", rollout)
                .param("brand", database.brand())
                .param("service", database.service())
                .update();
    }

    /// Has what failed tried again.
    void retryFailed(long rollout) {
        jdbc.sql(
                        """
                        UPDATE rollout_brands SET state = 'PENDING', updated_at = now()
                        WHERE rollout_id = :rollout AND state = 'FAILED'
                        """)
                .param("rollout", rollout)
                .update();
    }

    /// How many databases of each wave are in each state, by wave.
    public List<Count> counts(long rollout) {
        return jdbc.sql(
                        """
                        SELECT wave, count(*) FILTER (WHERE state = 'PENDING') AS pending,
                            count(*) FILTER (WHERE state = 'MIGRATED') AS migrated,
                            count(*) FILTER (WHERE state = 'SKIPPED') AS skipped,
                            count(*) FILTER (WHERE state = 'FAILED') AS failed
                        FROM rollout_brands WHERE rollout_id = :rollout GROUP BY wave ORDER BY wave
                        """)
                .param("rollout", rollout)
                .query((row, number) ->
                        new Count(
                                row.getInt("wave"),
                                row.getInt("pending"),
                                row.getInt("migrated"),
                                row.getInt("skipped"),
                                row.getInt("failed")))
                .list();
    }

    /// Databases by brand and service, after one.
    ///
    /// @param state only those in it, or null for all
    /// @param brand of the last one before, or empty
    /// @param service of the last one before, or empty
    public List<BrandMigration> page(
            long rollout, @Nullable MigrationState state, String brand, String service, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM rollout_brands
                        WHERE rollout_id = :rollout AND (:state = '' OR state = :state)
                            AND (brand_id, service) > (:brand, :service)
                        ORDER BY brand_id, service LIMIT :limit
                        """)
                .param("rollout", rollout)
                .param("state", state == null ? "" : state.name())
                .param("brand", brand)
                .param("service", service)
                .param("limit", limit)
                .query(RolloutDatabases::read)
                .list();
    }

    private static BrandMigration read(ResultSet row, int number) throws SQLException {
        return new BrandMigration(
                row.getString("brand_id"),
                row.getString("service"),
                row.getString("cell"),
                row.getInt("wave"),
                MigrationState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("from_version"),
                row.getString("to_version"),
                row.getObject("millis", Long.class),
                row.getString("reason"),
                row.getString("message"),
                row.getString("fix"));
    }

    /// How many databases of a wave are in each state.
    public record Count(int wave, int pending, int migrated, int skipped, int failed) {}
}
