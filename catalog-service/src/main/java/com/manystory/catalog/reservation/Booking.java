package com.manystory.catalog.reservation;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.Missing;
import com.manystory.catalog.document.ListingDocuments;
import com.manystory.catalog.idempotency.IdempotencyKeys;
import com.manystory.catalog.reservation.Reservation.Status;
import com.manystory.catalog.reservation.Reservation.Subject;
import com.manystory.catalog.session.Seats;
import com.manystory.catalog.work.DueWork;
import com.manystory.tenancy.messaging.Invalidations;
import com.manystory.tenancy.web.ProblemException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// Holds seats and dates, confirms them when they are paid, and gives them back. Time is the
/// database's. Locks are taken in the order reservation, session, card.
@Component
public class Booking {

    static final String CHORE = "reservations";
    private static final String SCOPE = "reservations";

    private final Reservations reservations;
    private final Seats seats;
    private final ListingDates dates;
    private final BookingTerms terms;
    private final ListingDocuments documents;
    private final IdempotencyKeys keys;
    private final Invalidations invalidations;
    private final DueWork work;
    private final Brands brands;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Booking(
            Reservations reservations,
            Seats seats,
            ListingDates dates,
            BookingTerms terms,
            ListingDocuments documents,
            IdempotencyKeys keys,
            Invalidations invalidations,
            DueWork work,
            Brands brands,
            JdbcClient jdbc,
            ObjectMapper json) {
        this.reservations = reservations;
        this.seats = seats;
        this.dates = dates;
        this.terms = terms;
        this.documents = documents;
        this.keys = keys;
        this.invalidations = invalidations;
        this.work = work;
        this.brands = brands;
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Holds what is asked for, once per key.
    ///
    /// @throws ProblemException `sold-out`, `date-taken`, `not-bookable`, `not-found`, or of the
    ///   key
    @Transactional
    public Reservation hold(HoldRequest request, @Nullable String key) {
        var earlier = keys.use(SCOPE, key, request);
        if (earlier.isPresent()) {
            return find(earlier.get());
        }
        var made = request.sessionId() != null ? holdSeats(request) : holdDate(request);
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
            reservation.release(now());
            giveBack(reservation);
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
                    reservation.release(now());
                    giveBack(reservation);
                });
    }

    /// Its order was paid. One that ended meanwhile comes back if what it was of is still free; one
    /// whose session was cancelled is rejected.
    ///
    /// @return whether it is confirmed now; empty when there is no such reservation
    @Transactional
    public Optional<Boolean> confirm(UUID id) {
        return reservations.claim(id).map(this::confirm);
    }

    /// Ends the reservations that nobody paid in time.
    ///
    /// @return how many there were, at most 200
    @Transactional
    public int expireOverdue() {
        return expire(reservations.claimOverdue());
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

    private boolean confirm(Reservation reservation) {
        if (reservation.status() == Status.CONFIRMED) {
            return true;
        }
        var session = reservation.sessionId();
        if (reservation.status() == Status.HELD && session != null && seats.isCancelled(session)) {
            reservation.reject(now());
            giveBack(reservation);
            return false;
        }
        if (reservation.status() == Status.HELD || takeAgain(reservation)) {
            reservation.confirm(now());
            return true;
        }
        reservation.reject(now());
        return false;
    }

    private boolean takeAgain(Reservation reservation) {
        var session = reservation.sessionId();
        if (session != null) {
            expire(reservations.claimOverdueOfSession(session));
            var taken = seats.take(session, reservation.quantity());
            taken.ifPresent(t -> seatsChanged(t.listing()));
            return taken.isPresent();
        }
        expire(reservations.claimOverdueOfDates(reservation.listingId()));
        var free = dates.isFree(reservation.listingId(), reservation.date(), now());
        if (free) {
            datesChanged(reservation.listingId());
        }
        return free;
    }

    private Reservation holdSeats(HoldRequest request) {
        var session = request.sessionId() == null ? -1 : request.sessionId();
        var taken = seats.take(session, request.quantity());
        if (taken.isEmpty()) {
            if (!seats.exists(session)) {
                throw Missing.of("session");
            }
            if (expire(reservations.claimOverdueOfSession(session)) > 0) {
                taken = seats.take(session, request.quantity());
            }
        }
        var seat = taken.orElseThrow(Booking::soldOut);
        terms.requireSeats(seat.listingType());
        var made = store(request, seat.listing(), seat.price(), seat.at());
        seatsChanged(seat.listing());
        return made;
    }

    private Reservation holdDate(HoldRequest request) {
        var listing = request.listingId() == null ? -1 : request.listingId();
        var date = request.date();
        if (date == null || request.quantity() != 1) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Invalid request",
                    "Name a session, or a listing with a date and the quantity 1.");
        }
        var claimed = dates.claim(listing).orElseThrow(() -> Missing.of("listing"));
        terms.requireDates(claimed.listingType());
        expire(reservations.claimOverdueOfDates(listing));
        if (!dates.isFree(listing, date, now())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "date-taken",
                    "Date taken",
                    "The date can't be booked any more.");
        }
        var made = store(request, listing, claimed.price(), now());
        datesChanged(listing);
        return made;
    }

    private Reservation store(HoldRequest request, long listing, @Nullable Long price, Instant at) {
        var participants =
                json.writeValueAsString(
                        request.participants() == null ? List.of() : request.participants());
        var chosen = terms.choose(listing, request.packageId());
        var unitPrice = chosen == null ? price : Long.valueOf(chosen.amount());
        var currency = brands.spec().currency();
        var subject = new Subject(listing, unitPrice, currency, participants, chosen);
        var expires = at.plusSeconds(request.holdSeconds());
        return reservations.add(new Reservation(request, subject, at, expires));
    }

    private int expire(List<Reservation> overdue) {
        var now = now();
        overdue.forEach(reservation -> reservation.expire(now));
        reservations.flush();
        overdue.forEach(this::giveBack);
        return overdue.size();
    }

    private void giveBack(Reservation reservation) {
        reservations.flush();
        if (reservation.sessionId() != null) {
            seats.giveBack(reservation.sessionId(), reservation.quantity());
            seatsChanged(reservation.listingId());
        } else {
            datesChanged(reservation.listingId());
        }
    }

    private void seatsChanged(long listing) {
        documents.refreshPulse(listing);
        invalidations.publish(Set.of("listing:" + listing, "sessions:" + listing));
    }

    private void datesChanged(long listing) {
        documents.touch();
        invalidations.publish(Set.of("listings", "listing:" + listing));
    }

    private Instant now() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static ProblemException soldOut() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "sold-out",
                "Sold out",
                "There aren't as many seats left in this session.");
    }
}
