package com.manystory.catalog.reservation;

import com.manystory.catalog.document.ListingDocuments;
import com.manystory.catalog.session.Seats;
import com.manystory.tenancy.messaging.Invalidations;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives back what reservations that ended had of, and tells who shows seats and dates.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GivenBack {

    private final Reservations reservations;
    private final Seats seats;
    private final ListingDocuments documents;
    private final Invalidations invalidations;
    private final JdbcClient jdbc;

    GivenBack(
            Reservations reservations,
            Seats seats,
            ListingDocuments documents,
            Invalidations invalidations,
            JdbcClient jdbc) {
        this.reservations = reservations;
        this.seats = seats;
        this.documents = documents;
        this.invalidations = invalidations;
        this.jdbc = jdbc;
    }

    /// Ends reservations that nobody paid in time.
    ///
    /// @return how many there were
    int expire(List<Reservation> overdue) {
        var now = now();
        overdue.forEach(reservation -> reservation.expire(now));
        reservations.flush();
        overdue.forEach(this::of);
        return overdue.size();
    }

    /// Gives back what the reservation, which has ended, had.
    void of(Reservation reservation) {
        reservations.flush();
        var session = reservation.sessionId();
        if (session != null) {
            seats.giveBack(session, reservation.quantity());
            seatsChanged(reservation.listingId());
        } else {
            datesChanged(reservation.listingId());
        }
    }

    void seatsChanged(long listing) {
        documents.refreshPulse(listing);
        invalidations.publish(Set.of("listing:" + listing, "sessions:" + listing));
    }

    void datesChanged(long listing) {
        documents.touch();
        invalidations.publish(Set.of("listings", "listing:" + listing));
    }

    /// The database's time.
    Instant now() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
