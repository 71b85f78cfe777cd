package com.manystory.payment.checkout;

import com.manystory.payment.order.Booking;
import com.manystory.tenancy.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The catalog's answer to a hold.
///
/// @param unitPrice null when the listing has no price yet
/// @param packageId the package whose price it is, or null
/// @param listingId whose seats they are, or null when the catalog doesn't say
record HeldSeats(
        String reservationId,
        String status,
        int quantity,
        Instant expiresAt,
        Booking booking,
        @Nullable Money unitPrice,
        @Nullable String packageId,
        @Nullable String listingId) {

    /// What a unit costs.
    ///
    /// @throws IllegalStateException when there is no price
    Money price() {
        var price = unitPrice;
        if (price == null) {
            throw new IllegalStateException("Nothing without a price can be ordered");
        }
        return price;
    }
}
