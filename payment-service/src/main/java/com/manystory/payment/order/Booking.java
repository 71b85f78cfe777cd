package com.manystory.payment.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When an order line takes place, frozen as it was agreed on.
public sealed interface Booking {

    /// Seats of a session, in its venue's time zone.
    record OfSession(String sessionId, Instant start, @Nullable Instant end, ZoneId timeZone)
            implements Booking {}

    /// A whole day of a vendor.
    record OfDate(LocalDate date) implements Booking {}
}
