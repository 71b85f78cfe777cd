package com.manystory.payment.checkout;

import com.manystory.payment.order.Booking;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/// Compares what the catalog holds with what was wished for: an order must never name other seats,
/// another listing, another package or another currency than the ones held.
final class HeldSeatsCheck {

    private HeldSeatsCheck() {}

    static void check(HeldSeats held, StartCheckout wish, ListedItem listing, String currency) {
        if (!"HELD".equals(held.status())) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "hold-expired",
                    "Hold expired",
                    "The seats aren't held any more. Start again.");
        }
        var otherListing = held.listingId() != null && !held.listingId().equals(listing.id());
        var otherTime =
                switch (held.booking()) {
                    case Booking.OfSession session -> !session.sessionId().equals(wish.sessionId());
                    case Booking.OfDate day -> !day.date().equals(wish.date());
                };
        if (otherListing || otherTime || held.quantity() != wish.quantity()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "not-bookable",
                    "Not bookable",
                    "The session isn't one of the listing.");
        }
        if (!Objects.equals(held.packageId(), wish.packageId())) {
            // The price would be another package's, or the listing's own.
            var detail = "The package can't be had with this.";
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "not-bookable",
                    "Not bookable",
                    detail,
                    List.of(new FieldError("/packageId", detail)));
        }
        if (held.unitPrice() == null) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "not-bookable",
                    "Not bookable",
                    "The price is on request. Send an inquiry instead.");
        }
        if (!held.price().currency().equals(currency)) {
            throw new IllegalStateException(
                    "The catalog's price is in %s, the brand's in %s"
                            .formatted(held.price().currency(), currency));
        }
    }
}
