package com.manystory.payment.order;

import com.manystory.tenancy.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One thing bought, frozen as it was when it was agreed on.
///
/// @param title the listing's title in the order's language
/// @param packageId the chosen package, or null
/// @param packageName its name in the order's language, or null
/// @param unitPrice the price that the catalog answered when it held the seats
/// @param commissionBasisPoints the brand's share in hundredths of a percent, 0 to 10000
/// @param reservationId the catalog's reservation
/// @param image the listing's picture as the catalog describes it, or null
public record OrderLine(
        String listingId,
        String listingSlug,
        String title,
        String vendorSlug,
        String vendorName,
        @Nullable String packageId,
        @Nullable String packageName,
        Booking booking,
        int quantity,
        Money unitPrice,
        int commissionBasisPoints,
        String reservationId,
        @Nullable JsonNode image) {

    public OrderLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("The quantity must be at least 1");
        }
        if (unitPrice.amount() < 0) {
            throw new IllegalArgumentException("The unit price can't be negative");
        }
        if (commissionBasisPoints < 0 || commissionBasisPoints > 10_000) {
            throw new IllegalArgumentException("The commission must be 0 to 10000 basis points");
        }
    }

    /// The price of all units.
    public Money total() {
        return unitPrice.times(quantity);
    }
}
