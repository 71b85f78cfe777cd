package com.manystory.catalog.session;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The seats of sessions, taken and given back one conditional update at a time: PostgreSQL decides
/// who gets the last one.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Seats {

    private final JdbcClient jdbc;

    Seats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes seats of a session to come of a listing on the air; empty when there aren't as many.
    public Optional<Taken> take(long session, int quantity) {
        return jdbc.sql(
                        """
                        UPDATE session s SET reserved = reserved + :quantity
                        FROM listing l, session_series r
                        WHERE s.id = :session AND l.id = s.listing_id AND l.status = 'LIVE'
                            AND r.id = s.series_id AND s.status = 'SCHEDULED'
                            AND s.starts_at > now()
                            AND (s.capacity IS NULL
                                OR s.capacity - s.taken_elsewhere - s.reserved >= :quantity)
                        RETURNING s.listing_id, l.listing_type,
                            coalesce(r.price_amount, l.price_amount), clock_timestamp()
                        """)
                .param("session", session)
                .param("quantity", quantity)
                .query((row, n) ->
                        new Taken(
                                row.getLong(1),
                                row.getString(2),
                                row.getObject(3, Long.class),
                                row.getTimestamp(4).toInstant()))
                .optional();
    }

    /// Gives seats back.
    public void giveBack(long session, int quantity) {
        jdbc.sql("UPDATE session SET reserved = reserved - ? WHERE id = ?")
                .params(quantity, session)
                .update();
    }

    /// Whether the session doesn't take place; it stays so until this transaction ends.
    public boolean isCancelled(long session) {
        return jdbc.sql("SELECT status = 'CANCELLED' FROM session WHERE id = ? FOR NO KEY UPDATE")
                .param(session)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /// Whether there is such a session to be booked, full or not.
    public boolean exists(long session) {
        return jdbc.sql(
                                """
                                SELECT count(*) FROM session s JOIN listing l ON l.id = s.listing_id
                                WHERE s.id = ? AND l.status = 'LIVE'
                                """)
                        .param(session)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// Seats that were taken.
    ///
    /// @param listing the session's listing
    /// @param listingType the listing's type
    /// @param price of one seat in minor units, or null when none is set
    /// @param at the database's time
    public record Taken(long listing, String listingType, @Nullable Long price, Instant at) {}
}
