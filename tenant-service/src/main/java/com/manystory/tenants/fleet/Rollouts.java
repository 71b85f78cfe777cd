package com.manystory.tenants.fleet;

import com.manystory.tenants.work.ClaimLostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All rollouts, in the registry database. Every clock is the database's.
@Repository
public class Rollouts {

    private final JdbcClient jdbc;

    Rollouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The rollout.
    public Optional<Rollout> find(long id) {
        return jdbc.sql("SELECT * FROM rollouts WHERE id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// The rollout, kept from changing until the end of the transaction.
    Optional<Rollout> lock(long id) {
        return jdbc.sql("SELECT * FROM rollouts WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// Rollouts, the newest first, before one.
    public List<Rollout> page(@Nullable Long before, int limit) {
        return jdbc.sql("SELECT * FROM rollouts WHERE id < :before ORDER BY id DESC LIMIT :limit")
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /// The newest one for the service that isn't a contract rollout.
    Optional<Rollout> newest(String service) {
        return jdbc.sql(
                        """
                        SELECT r.* FROM rollouts r JOIN rollout_services s ON s.rollout_id = r.id
                        WHERE s.service = :service AND NOT r.contract ORDER BY r.id DESC LIMIT 1
                        """)
                .param("service", service)
                .query(this::read)
                .optional();
    }

    /// The one that hasn't ended, for any of the services.
    List<Rollout> active(List<String> services) {
        return jdbc.sql(
                        """
                        SELECT * FROM rollouts WHERE id IN (
                            SELECT rollout_id FROM rollout_services
                            WHERE active AND service IN (:services))
                        ORDER BY id FOR UPDATE
                        """)
                .param("services", services)
                .query(this::read)
                .list();
    }

    /// Adds a rollout that is planned.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when one of its services has another
    ///   that hasn't ended
    long add(Plan plan, String startedBy, @Nullable String reason) {
        var id =
                jdbc.sql(
                                """
                                INSERT INTO rollouts
                                    (state, contract, parallelism, error_budget, started_by, reason)
                                VALUES ('PLANNED', :contract, :parallelism, :budget, :by, :reason)
                                RETURNING id
                                """)
                        .param("contract", plan.options().contract())
                        .param("parallelism", plan.options().parallelism())
                        .param("budget", plan.errorBudget())
                        .param("by", startedBy)
                        .param("reason", reason)
                        .query(Long.class)
                        .single();
        for (var service : plan.services()) {
            jdbc.sql(
                            """
                            INSERT INTO rollout_services
                                (rollout_id, service, target, version, databases, up_to_date)
                            VALUES (:id, :service, :target, :version, :databases, :upToDate)
                            """)
                    .param("id", id)
                    .param("service", service.name())
                    .param("target", service.target())
                    .param("version", service.version())
                    .param("databases", service.databases())
                    .param("upToDate", service.upToDate())
                    .update();
        }
        return id;
    }

    /// Gives the claim back.
    void release(Claim claim) {
        jdbc.sql(
                        """
                        UPDATE rollouts SET lease_token = NULL, lease_until = NULL
                        WHERE id = :id AND lease_token = :token
                        """)
                .param("id", claim.rollout())
                .param("token", claim.token())
                .update();
    }

    /// The claim's rollout, kept from changing until the end of the transaction: what a holder that
    /// was taken for dead still wants to write is refused.
    ///
    /// @throws ClaimLostException when somebody else holds it
    Rollout require(Claim claim) {
        return jdbc.sql("SELECT * FROM rollouts WHERE id = :id AND lease_token = :token FOR UPDATE")
                .param("id", claim.rollout())
                .param("token", claim.token())
                .query(this::read)
                .optional()
                .orElseThrow(() -> new ClaimLostException("rollout " + claim.rollout()));
    }

    /// Moves the rollout to a state.
    ///
    /// @param stop why it doesn't go on, or null
    void enter(long id, RolloutState state, Rollout.@Nullable Stop stop) {
        jdbc.sql(
                        """
                        UPDATE rollouts SET state = :state, stop_reason = :reason,
                            stop_message = :message, stop_fix = :fix,
                            started_at = coalesce(started_at,
                                CASE WHEN :state = 'RUNNING' THEN now() END),
                            ended_at = CASE WHEN :state IN ('SUCCEEDED', 'CANCELLED', 'STOPPED')
                                THEN now() END
                        WHERE id = :id
                        """)
                .param("state", state.name())
                .param("reason", stop == null ? null : stop.reason())
                .param("message", stop == null ? null : stop.message())
                .param("fix", stop == null ? null : stop.fix())
                .param("id", id)
                .update();
        if (state == RolloutState.SUCCEEDED || state == RolloutState.CANCELLED) {
            jdbc.sql("UPDATE rollout_services SET active = false WHERE rollout_id = :id")
                    .param("id", id)
                    .update();
        }
    }

    private Rollout read(ResultSet row, int number) throws SQLException {
        var id = row.getLong("id");
        var stop = row.getString("stop_reason");
        return new Rollout(
                id,
                RolloutState.valueOf(row.getString("state")),
                row.getBoolean("contract"),
                row.getInt("parallelism"),
                row.getInt("error_budget"),
                row.getString("started_by"),
                row.getString("reason"),
                stop == null
                        ? null
                        : new Rollout.Stop(
                                stop, row.getString("stop_message"), row.getString("stop_fix")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "started_at"),
                time(row, "ended_at"),
                services(id));
    }

    private List<Rollout.Service> services(long id) {
        return jdbc.sql("SELECT * FROM rollout_services WHERE rollout_id = :id ORDER BY service")
                .param("id", id)
                .query((row, number) ->
                        new Rollout.Service(
                                row.getString("service"),
                                row.getString("target"),
                                row.getString("version"),
                                row.getInt("databases"),
                                row.getInt("up_to_date")))
                .list();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// The right to work on a rollout.
    ///
    /// @param rollout its number
    /// @param token the lease's, unique to this claim
    record Claim(long rollout, String token) {}
}
