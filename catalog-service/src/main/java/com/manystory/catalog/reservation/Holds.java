package com.manystory.catalog.reservation;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.Missing;
import com.manystory.catalog.reservation.Reservation.Subject;
import com.manystory.catalog.session.Seats;
import com.manystory.tenancy.web.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// Makes reservations of seats and dates that are free.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Holds {

    private final Reservations reservations;
    private final Seats seats;
    private final ListingDates dates;
    private final BookingTerms terms;
    private final GivenBack givenBack;
    private final Brands brands;
    private final ObjectMapper json;

    Holds(
            Reservations reservations,
            Seats seats,
            ListingDates dates,
            BookingTerms terms,
            GivenBack givenBack,
            Brands brands,
            ObjectMapper json) {
        this.reservations = reservations;
        this.seats = seats;
        this.dates = dates;
        this.terms = terms;
        this.givenBack = givenBack;
        this.brands = brands;
        this.json = json;
    }

    /// @throws ProblemException when it can't be had
    Reservation make(HoldRequest request) {
        var session = request.sessionId();
        return session != null ? ofSeats(request, session) : ofDate(request);
    }

    private Reservation ofSeats(HoldRequest request, long session) {
        var taken = seats.take(session, request.quantity());
        if (taken.isEmpty()) {
            if (!seats.exists(session)) {
                throw Missing.of("session");
            }
            if (givenBack.expire(reservations.claimOverdueOfSession(session)) > 0) {
                taken = seats.take(session, request.quantity());
            }
        }
        var seat = taken.orElseThrow(() -> gone(session));
        terms.requireSeats(seat.listingType());
        var made = store(request, seat.listing(), seat.price(), seat.at());
        givenBack.seatsChanged(seat.listing());
        return made;
    }

    private Reservation ofDate(HoldRequest request) {
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
        givenBack.expire(reservations.claimOverdueOfDates(listing));
        if (!dates.isFree(listing, date, givenBack.now())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "date-taken",
                    "Date taken",
                    "The date can't be booked any more.");
        }
        var made = store(request, listing, claimed.price(), givenBack.now());
        givenBack.datesChanged(listing);
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

    private ProblemException gone(long session) {
        return seats.isCancelled(session)
                ? new ProblemException(
                        HttpStatus.CONFLICT,
                        "session-cancelled",
                        "Session cancelled",
                        "The session doesn't take place.")
                : new ProblemException(
                        HttpStatus.CONFLICT,
                        "sold-out",
                        "Sold out",
                        "There aren't as many seats left in this session.");
    }
}
