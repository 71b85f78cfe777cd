package com.manystory.payment.checkout.web;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.manystory.payment.checkout.StartCheckout;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What to order: either `sessionId`, or `date` with perhaps `packageId`. A price isn't taken from
/// callers.
///
/// @param listingSlug the listing
/// @param quantity seats, 1 to 50
/// @param locale the language to order in; the brand's own when absent or unknown
record CheckoutRequest(
        @NotBlank @Size(max = 200) @JsonAlias("listing") String listingSlug,
        @Size(max = 64) @Nullable String sessionId,
        @Nullable LocalDate date,
        @Size(max = 64) @Nullable String packageId,
        @Min(1) @Max(50) int quantity,
        @Valid @Nullable CustomerRequest customer,
        @Size(max = 35) @Nullable String locale) {

    @AssertTrue(message = "either sessionId or date is needed")
    boolean isSessionId() {
        return (sessionId == null) != (date == null);
    }

    StartCheckout toWish(@Nullable String owner) {
        return new StartCheckout(
                listingSlug,
                sessionId,
                date,
                packageId,
                quantity,
                customer == null ? null : customer.toCustomer(),
                locale,
                owner);
    }
}
