package com.manystory.catalog.reservation;

import com.manystory.catalog.config.Missing;
import com.manystory.catalog.idempotency.IdempotencyKeys;
import com.manystory.catalog.reservation.Reservation.Status;
import com.manystory.catalog.session.Seats;
import com.manystory.catalog.work.DueWork;
import com.manystory.tenancy.web.ProblemException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Holds seats and dates, confirms them when they are paid, and gives them back. Time is the
/// database's. Locks are taken in the order reservation, session, card.
@Component
public class Booking {

    static final String CHORE = "reservations";
    private static final String SCOPE = "reservations";

    private final Reservations reservations;
    private final Holds holds;
    private final GivenBack givenBack;
    private final Seats seats;
    private final ListingDates dates;
    private final IdempotencyKeys keys;
    private final DueWork work;
    private final JdbcClient jdbc;

    Booking(
            Reservations reservations,
            Holds holds,
            GivenBack givenBack,
            Seats seats,
            ListingDates dates,
            IdempotencyKeys keys,
            DueWork work,
            JdbcClient jdbc) {
        this.reservations = reservations;
        this.holds = holds;
        this.givenBack = givenBack;
        this.seats = seats;
        this.dates = dates;
        this.keys = keys;
        this.work = work;
        this.jdbc = jdbc;
    }

    /// Holds what is asked for, once per key.
    ///
    /// @throws ProblemException `sold-out`, `session-cancelled`, `date-taken`, `not-bookable`,
    ///   `not-found`, or of the key
    @Transactional
    public Reservation hold(HoldRequest request, @Nullable String key) {
        var earlier = keys.use(SCOPE, key, request);
        if (earlier.isPresent()) {
            return find(earlier.get());
        }
        var made = holds.make(request);
        keys.remember(SCOPE, String.valueOf(key), made.id());
        work.markAt(CHORE, made.expiresAt());
        return made;
    }

    /// A reservation of the bound brand.
    @Transactional(readOnly = true)
    public Reservation find(UUID id) {
        return reservations.find(id).orElseThrow(() -> Missing.of("reservation"));
    }

    /// Gives back what is held; without effect when that happened already.
    ///
    /// @throws ProblemException when it is confirmed
    @Transactional
    public Reservation release(UUID id) {
        var reservation = reservations.claim(id).orElseThrow(() -> Missing.of("reservation"));
        if (reservation.status() == Status.CONFIRMED) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "already-confirmed",
                    "Already confirmed",
                    "The reservation is paid. Cancel its order instead.");
        }
        if (reservation.isKept()) {
            reservation.release(givenBack.now());
            givenBack.of(reservation);
        }
        return reservation;
    }

    /// Its order was cancelled, paid or not.
    @Transactional
    public void cancel(UUID id) {
        reservations
                .claim(id)
                .filter(Reservation::isKept)
                .ifPresent(reservation -> {
                    reservation.release(givenBack.now());
                    givenBack.of(reservation);
                });
    }

    /// Its order was paid. One that ended meanwhile comes back if what it was of is still free; one
    /// whose session was cancelled is rejected.
    @Transactional
    public Confirmation confirm(UUID id) {
        return reservations.claim(id).map(this::confirm).orElse(Confirmation.UNKNOWN);
    }

    /// Ends the reservations that nobody paid in time.
    ///
    /// @return how many there were, at most 200
    @Transactional
    public int expireOverdue() {
        return givenBack.expire(reservations.claimOverdue());
    }

    /// When the next reservation ends unless it is paid, or null.
    @Transactional(readOnly = true)
    public @Nullable Instant nextExpiry() {
        return jdbc.sql("SELECT min(expires_at) FROM reservation WHERE status = 'HELD'")
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant)
                .orElse(null);
    }

    private Confirmation confirm(Reservation reservation) {
        if (reservation.status() == Status.CONFIRMED) {
            return Confirmation.CONFIRMED;
        }
        var session = reservation.sessionId();
        if (session != null && seats.isCancelled(session)) {
            var held = reservation.isKept();
            reservation.reject(givenBack.now());
            if (held) {
                givenBack.of(reservation);
            }
            return Confirmation.SESSION_CANCELLED;
        }
        if (reservation.status() == Status.HELD || takeAgain(reservation)) {
            reservation.confirm(givenBack.now());
            return Confirmation.CONFIRMED;
        }
        reservation.reject(givenBack.now());
        return Confirmation.SOLD_OUT;
    }

    private boolean takeAgain(Reservation reservation) {
        var session = reservation.sessionId();
        if (session != null) {
            givenBack.expire(reservations.claimOverdueOfSession(session));
            var taken = seats.take(session, reservation.quantity());
            taken.ifPresent(t -> givenBack.seatsChanged(t.listing()));
            return taken.isPresent();
        }
        var listing = reservation.listingId();
        givenBack.expire(reservations.claimOverdueOfDates(listing));
        var free = dates.isFree(listing, reservation.date(), givenBack.now());
        if (free) {
            givenBack.datesChanged(listing);
        }
        return free;
    }
}
