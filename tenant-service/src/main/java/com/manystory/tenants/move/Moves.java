package com.manystory.tenants.move;

import com.manystory.tenancy.TenantId;
import com.manystory.tenants.work.ClaimLostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All moves, in the registry database. Every clock is the database's.
@Repository
public class Moves {

    private static final String SELECT =
            "SELECT *, coalesce(keep_until <= now(), false) AS keep_is_over FROM brand_moves ";

    private static final String OF_PRESENT_LIFE =
            """
            WHERE brand_id = :brand
                AND incarnation = (SELECT b.incarnation FROM brands b WHERE b.id = brand_id)
            """;

    private final JdbcClient jdbc;
    private final Comparisons comparisons;

    Moves(JdbcClient jdbc, Comparisons comparisons) {
        this.jdbc = jdbc;
        this.comparisons = comparisons;
    }

    /// The move.
    public Optional<Move> find(long id) {
        return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(this::read).optional();
    }

    /// Moves of a brand in its present life, the newest first.
    public List<Move> of(TenantId brand, int limit) {
        return jdbc.sql(SELECT + OF_PRESENT_LIFE + "ORDER BY id DESC LIMIT :limit")
                .param("brand", brand.value())
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /// A move of the brand in its present life.
    public Optional<Move> find(TenantId brand, long id) {
        return jdbc.sql(SELECT + OF_PRESENT_LIFE + "AND id = :id")
                .param("brand", brand.value())
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// Whether a move of the brand is going on, so that its databases may be on two cells.
    public boolean isRunning(TenantId brand) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM brand_moves WHERE brand_id = :brand
                            AND state IN ('PLANNED', 'COPYING', 'PAUSED', 'SWITCHED', 'RETURNING'))
                        """)
                .param("brand", brand.value())
                .query(Boolean.class)
                .single();
    }

    /// Ends what is left of the moves of a brand that was erased: its databases are gone from every
    /// cell.
    public void erased(TenantId brand) {
        jdbc.sql(
                        """
                        UPDATE brand_moves SET state = 'SUCCEEDED', ended_at = now(),
                            lease_token = NULL, lease_until = NULL
                        WHERE brand_id = :brand AND state = 'MOVED'
                        """)
                .param("brand", brand.value())
                .update();
    }

    /// The move, kept from changing until the end of the transaction.
    Optional<Move> lock(long id) {
        return jdbc.sql(SELECT + "WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// Adds a planned move.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when another one is going on
    long add(TenantId brand, String incarnation, String source, String target, Wish wish) {
        return jdbc.sql(
                        """
                        INSERT INTO brand_moves (brand_id, incarnation, source_cell, target_cell,
                            state, started_by, reason)
                        VALUES (:brand, :incarnation, :source, :target, 'PLANNED', :by, :reason)
                        RETURNING id
                        """)
                .param("brand", brand.value())
                .param("incarnation", incarnation)
                .param("source", source)
                .param("target", target)
                .param("by", wish.by())
                .param("reason", wish.reason())
                .query(Long.class)
                .single();
    }

    /// Keeps the old databases of the brand's earlier moves no longer: they would be in the way.
    void endKeeping(TenantId brand) {
        jdbc.sql(
                        """
                        UPDATE brand_moves SET keep_until = now()
                        WHERE brand_id = :brand AND state = 'MOVED'
                        """)
                .param("brand", brand.value())
                .update();
    }

    /// The claim's move, kept from changing until the end of the transaction: what a holder that
    /// was taken for dead still wants to write is refused.
    ///
    /// @throws ClaimLostException when somebody else holds it
    Move require(Claim claim) {
        return jdbc.sql(SELECT + "WHERE id = :id AND lease_token = :token FOR UPDATE")
                .param("id", claim.move())
                .param("token", claim.token())
                .query(this::read)
                .optional()
                .orElseThrow(() -> new ClaimLostException("move " + claim.move()));
    }

    /// Gives the claim back.
    void release(Claim claim) {
        jdbc.sql(
                        """
                        UPDATE brand_moves SET lease_token = NULL, lease_until = NULL
                        WHERE id = :id AND lease_token = :token
                        """)
                .param("id", claim.move())
                .param("token", claim.token())
                .update();
    }

    /// Moves it to a state; those that are passed have their times.
    void enter(long id, MoveState state) {
        jdbc.sql(
                        """
                        UPDATE brand_moves SET state = :state,
                            paused_at = CASE WHEN :state = 'PAUSED' THEN now() ELSE paused_at END,
                            switched_at = CASE WHEN :state = 'SWITCHED' THEN now()
                                ELSE switched_at END,
                            ended_at = CASE WHEN :state IN ('SUCCEEDED', 'FAILED', 'CANCELLED')
                                THEN now() END
                        WHERE id = :id
                        """)
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    /// The next attempt at switching over.
    void nextAttempt(long id) {
        jdbc.sql("UPDATE brand_moves SET attempt = attempt + 1 WHERE id = :id")
                .param("id", id)
                .update();
    }

    /// Why it is taken back.
    void stop(long id, Move.Stop stop) {
        jdbc.sql(
                        """
                        UPDATE brand_moves SET stop_reason = :reason, stop_message = :message,
                            stop_fix = :fix WHERE id = :id
                        """)
                .param("reason", stop.reason())
                .param("message", stop.message())
                .param("fix", stop.fix())
                .param("id", id)
                .update();
    }

    /// The pause is over: the brand can write again.
    void opened(long id) {
        jdbc.sql(
                        """
                        UPDATE brand_moves SET pause_millis = coalesce(pause_millis,
                            CAST(extract(epoch FROM clock_timestamp() - paused_at) * 1000 AS bigint))
                        WHERE id = :id
                        """)
                .param("id", id)
                .update();
    }

    void keep(long id, Duration time) {
        jdbc.sql(
                        """
                        UPDATE brand_moves SET
                            keep_until = now() + :keep * interval '1 millisecond' WHERE id = :id
                        """)
                .param("keep", time.toMillis())
                .param("id", id)
                .update();
    }

    private Move read(ResultSet row, int number) throws SQLException {
        var id = row.getLong("id");
        var stop = row.getString("stop_reason");
        return new Move(
                id,
                TenantId.of(row.getString("brand_id")),
                row.getString("incarnation"),
                row.getString("source_cell"),
                row.getString("target_cell"),
                MoveState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getString("started_by"),
                row.getString("reason"),
                stop == null
                        ? null
                        : new Move.Stop(
                                stop, row.getString("stop_message"), row.getString("stop_fix")),
                row.getObject("pause_millis", Long.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "switched_at"),
                time(row, "keep_until"),
                time(row, "ended_at"),
                row.getBoolean("keep_is_over"),
                comparisons.of(id));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// Who wants a move, and why.
    record Wish(String by, String reason) {}

    /// The right to work on a move.
    ///
    /// @param move its number
    /// @param token the lease's, unique to this claim
    record Claim(long move, String token) {}
}
