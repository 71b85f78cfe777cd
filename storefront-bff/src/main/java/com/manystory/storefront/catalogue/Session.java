package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One date of a class or an event.
///
/// @param timeZone the venue's IANA zone, in which its times are shown
/// @param capacity all seats, or null without a limit
/// @param seats those that are left, or null without a limit
/// @param price what one seat costs, or null for the listing's price
@JsonIgnoreProperties(ignoreUnknown = true)
public record Session(
        String id,
        Instant start,
        Instant end,
        String timeZone,
        @Nullable Integer capacity,
        @JsonProperty("seatsLeft") @Nullable Integer seats,
        ListingCard.@Nullable Ages ages,
        @Nullable Amount price,
        @Nullable String status,
        boolean trial) {

    /// Whether a seat can still be booked.
    public boolean isOpen() {
        return seatsLeft() > 0 && !"CANCELLED".equalsIgnoreCase(status);
    }

    /// The seats that are left, [Integer#MAX_VALUE] without a limit.
    public int seatsLeft() {
        return seats == null ? Integer.MAX_VALUE : seats;
    }
}
