package com.manystory.tenants.support;

import com.manystory.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All support accesses, in the registry database. Every clock is the database's.
@Repository
class SupportRows {

    /// A request that nobody answers is over after a week.
    private static final String SELECT =
            """
            SELECT *, CASE
                WHEN state = 'GRANTED' AND expires_at <= now() THEN 'EXPIRED'
                WHEN state = 'ASKED' AND asked_at <= now() - interval '7 days' THEN 'EXPIRED'
                ELSE state END AS state_now
            FROM support_accesses
            """;

    private final JdbcClient jdbc;

    SupportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, TenantId brand, String operator, SupportRequest wanted) {
        jdbc.sql(
                        """
                        INSERT INTO support_accesses
                            (id, brand_id, operator, reason, changes, hours, emergency, state)
                        VALUES (:id, :brand, :operator, :reason, :changes, :hours, :emergency,
                            'ASKED')
                        """)
                .param("id", id)
                .param("brand", brand.value())
                .param("operator", operator)
                .param("reason", wanted.reason())
                .param("changes", wanted.changes())
                .param("hours", wanted.hours())
                .param("emergency", wanted.emergency())
                .update();
    }

    /// The access, kept from changing until the end of the transaction.
    Optional<SupportAccess> lock(TenantId brand, UUID id) {
        return jdbc.sql(SELECT + " WHERE brand_id = :brand AND id = :id FOR UPDATE")
                .param("brand", brand.value())
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// Accesses of a brand, the newest first, before one.
    List<SupportAccess> page(TenantId brand, @Nullable UUID before, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE brand_id = :brand AND (CAST(:before AS uuid) IS NULL
                                    OR (asked_at, id) < (SELECT asked_at, id FROM support_accesses
                                        WHERE brand_id = :brand AND id = :before))
                                ORDER BY asked_at DESC, id DESC LIMIT :limit
                                """)
                .param("brand", brand.value())
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /// When the emergency is over that the brand was in last, of all that began since the pause and
    /// since the brand last granted an access; null when there was none.
    @Nullable Instant endOfEmergency(TenantId brand, Duration pause) {
        return jdbc.sql(
                        """
                        SELECT min(asked_at) + make_interval(hours => :hours) AS ends
                        FROM support_accesses e
                        WHERE brand_id = :brand AND emergency
                            AND asked_at > now() - make_interval(secs => :pause)
                            AND NOT EXISTS (SELECT FROM support_accesses g
                                WHERE g.brand_id = e.brand_id AND NOT g.emergency
                                    AND g.expires_at IS NOT NULL AND g.decided_at > e.asked_at)
                        """)
                .param("brand", brand.value())
                .param("pause", pause.toSeconds())
                .param("hours", SupportRequest.MOST_HOURS_OF_AN_EMERGENCY)
                .query((row, number) -> Optional.ofNullable(time(row, "ends")))
                .single()
                .orElse(null);
    }

    Instant now() {
        return jdbc.sql("SELECT now()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /// Notes the answer; what is granted begins now.
    ///
    /// @param until when it ends at the latest; null when after its hours
    void decide(UUID id, SupportState state, String by, @Nullable Instant until) {
        jdbc.sql(
                        """
                        UPDATE support_accesses SET state = :state, decided_at = now(),
                            decided_by = :by, expires_at = CASE WHEN :state = 'GRANTED'
                                THEN least(now() + make_interval(hours => hours),
                                    CAST(:until AS timestamptz)) END
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("by", by)
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(UUID id, String by) {
        jdbc.sql(
                        """
                        UPDATE support_accesses
                        SET state = 'ENDED', ended_at = now(), ended_by = :by WHERE id = :id
                        """)
                .param("id", id)
                .param("by", by)
                .update();
    }

    /// Counts a use under an access in force that covers it.
    ///
    /// @return the access, or empty when there is none
    Optional<Covering> use(TenantId brand, SupportUse use) {
        return jdbc.sql(
                        """
                        UPDATE support_accesses SET uses = uses + 1, last_used_at = now()
                        WHERE id = (SELECT id FROM support_accesses
                            WHERE brand_id = :brand AND operator = :operator AND state = 'GRANTED'
                                AND expires_at > now() AND (changes OR NOT :change)
                            ORDER BY expires_at DESC LIMIT 1 FOR UPDATE)
                        RETURNING id, reason
                        """)
                .param("brand", brand.value())
                .param("operator", use.operator())
                .param("change", use.change())
                .query((row, number) ->
                        new Covering(row.getObject("id", UUID.class), row.getString("reason")))
                .optional();
    }

    /// An access in force that covers a use.
    ///
    /// @param reason why it was asked for
    record Covering(UUID id, String reason) {}

    private SupportAccess read(ResultSet row, int number) throws SQLException {
        return new SupportAccess(
                row.getObject("id", UUID.class),
                TenantId.of(row.getString("brand_id")),
                row.getString("operator"),
                row.getString("reason"),
                row.getBoolean("changes"),
                row.getInt("hours"),
                row.getBoolean("emergency"),
                SupportState.valueOf(row.getString("state_now")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                time(row, "decided_at"),
                row.getString("decided_by"),
                time(row, "expires_at"),
                time(row, "ended_at"),
                row.getString("ended_by"),
                row.getLong("uses"),
                time(row, "last_used_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
