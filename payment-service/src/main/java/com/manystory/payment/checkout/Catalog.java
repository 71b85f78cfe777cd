package com.manystory.payment.checkout;

import com.manystory.payment.order.OrderId;
import java.time.Duration;

/// The catalog, as far as a checkout needs it, for the bound brand.
interface Catalog {

    /// The listing in the language.
    ///
    /// @throws com.manystory.tenancy.web.ProblemException when there is no such listing
    ListedItem listing(String slug, String locale);

    /// Holds the seats or the day for the order. The same order holds them once, however often it
    /// is asked.
    ///
    /// @throws com.manystory.tenancy.web.ProblemException when they can't be had
    HeldSeats hold(OrderId order, StartCheckout wish, ListedItem listing, Duration time);

    /// Gives up what was held.
    void release(String reservationId);
}
