package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One date of a class or an event.
///
/// @param timeZone the venue's IANA zone, in which its times are shown
/// @param price what one seat costs, or null for the listing's price
@JsonIgnoreProperties(ignoreUnknown = true)
public record Session(
        String id,
        Instant start,
        Instant end,
        String timeZone,
        int capacity,
        int seatsLeft,
        ListingCard.@Nullable Ages ages,
        @Nullable Amount price,
        @Nullable String status,
        boolean trial) {

    /// Whether a seat can still be booked.
    public boolean isOpen() {
        return seatsLeft > 0 && !"CANCELLED".equalsIgnoreCase(status);
    }
}
