package com.manystory.catalog.reservation;

import java.time.LocalDate;
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

    ListingDates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes other transactions that want a date of the listing wait for this one.
    ///
    /// @return the listing's price; empty when it isn't on the air
    Optional<Price> claim(long listing) {
        return jdbc.sql(
                        """
                        SELECT price_amount FROM listing WHERE id = ? AND status = 'LIVE'
                        FOR NO KEY UPDATE
                        """)
                .param(listing)
                .query((row, n) -> new Price(row.getObject(1, Long.class)))
                .optional();
    }

    /// Whether the date is to come, not blocked, and nobody's.
    boolean isFree(long listing, @Nullable LocalDate date) {
        return jdbc.sql(
                        """
                        SELECT :date > current_date - 1
                            AND NOT EXISTS (SELECT FROM blocked_date
                                WHERE listing_id = :listing AND date = :date)
                            AND NOT EXISTS (SELECT FROM reservation
                                WHERE listing_id = :listing AND date = :date
                                    AND status IN ('HELD', 'CONFIRMED'))
                        """)
                .param("date", date, java.sql.Types.DATE)
                .param("listing", listing)
                .query(Boolean.class)
                .single();
    }

    /// What a date costs, null when no price is set.
    record Price(@Nullable Long amount) {}
}
