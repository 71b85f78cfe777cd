package com.manystory.payment.checkout;

import com.manystory.payment.order.Customer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a customer wants to order: seats of a session, or a vendor's day.
///
/// @param sessionId the session, or null when a date is given
/// @param date the day, or null when a session is given
/// @param packageId the chosen package, or null
/// @param locale the language to order in
/// @param owner the subject of a signed-in customer, or null
public record StartCheckout(
        String listingSlug,
        @Nullable String sessionId,
        @Nullable LocalDate date,
        @Nullable String packageId,
        int quantity,
        @Nullable Customer customer,
        @Nullable String locale,
        @Nullable String owner) {}
