package com.manystory.catalog.reservation;

import com.manystory.catalog.config.Brands;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The dates of listings that are booked by the day, one reservation each.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ListingDates {

    private final JdbcClient jdbc;
    private final Brands brands;

    ListingDates(JdbcClient jdbc, Brands brands) {
        this.jdbc = jdbc;
        this.brands = brands;
    }

    /// Makes other transactions that want a date of the listing wait for this one.
    ///
    /// @return the listing's terms; empty when it isn't on the air
    Optional<Terms> claim(long listing) {
        return jdbc.sql(
                        """
                        SELECT price_amount, listing_type FROM listing WHERE id = ? AND status = 'LIVE'
                        FOR NO KEY UPDATE
                        """)
                .param(listing)
                .query((row, n) -> new Terms(row.getObject(1, Long.class), row.getString(2)))
                .optional();
    }

    /// Whether the date is to come where the listing is, not blocked, and nobody's.
    boolean isFree(long listing, @Nullable LocalDate date, Instant now) {
        return date != null
                && !date.isBefore(LocalDate.ofInstant(now, zone(listing)))
                && isUntaken(listing, date);
    }

    private boolean isUntaken(long listing, LocalDate date) {
        return jdbc.sql(
                        """
                        SELECT NOT EXISTS (SELECT FROM blocked_date
                                WHERE listing_id = :listing AND date = :date)
                            AND NOT EXISTS (SELECT FROM reservation
                                WHERE listing_id = :listing AND date = :date
                                    AND status IN ('HELD', 'CONFIRMED'))
                        """)
                .param("date", date)
                .param("listing", listing)
                .query(Boolean.class)
                .single();
    }

    /// The zone of the listing's place, or of what that lies in, or of the brand.
    private ZoneId zone(long listing) {
        var zone =
                jdbc.sql(
                                """
                                WITH RECURSIVE around AS (
                                    SELECT p.parent_id, p.time_zone, 1 AS depth
                                    FROM place p JOIN listing l ON l.place_id = p.id
                                    WHERE l.id = ?
                                    UNION ALL SELECT p.parent_id, p.time_zone, depth + 1
                                    FROM place p JOIN around a ON p.id = a.parent_id
                                    WHERE depth < 20)
                                SELECT time_zone FROM around WHERE time_zone IS NOT NULL
                                ORDER BY depth LIMIT 1
                                """)
                        .param(listing)
                        .query(String.class)
                        .optional();
        return ZoneId.of(zone.orElseGet(() -> brands.spec().timeZone()));
    }

    /// How a listing is sold.
    ///
    /// @param price what a date costs, null when no price is set
    /// @param listingType the listing's type
    record Terms(@Nullable Long price, String listingType) {}
}
