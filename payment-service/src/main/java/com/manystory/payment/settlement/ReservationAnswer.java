package com.manystory.payment.settlement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/// What the catalog says about a paid order's reservation.
///
/// @param reason why it was rejected, as a slug, or null
@JsonIgnoreProperties(ignoreUnknown = true)
record ReservationAnswer(String orderId, String reservationId, @Nullable String reason) {}
