package com.manystory.payment.order;

import com.manystory.tenancy.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// Orders for tests.
public final class SampleOrders {

    private SampleOrders() {}

    /// An order of as many seats at the price, with ten percent commission, open for 20 minutes.
    public static Order of(int quantity, Money unitPrice) {
        return of(quantity, unitPrice, 1_000);
    }

    /// The same with another commission.
    public static Order of(int quantity, Money unitPrice, int commissionBasisPoints) {
        var now = Instant.now();
        var line =
                new OrderLine(
                        "7",
                        "swim-stars",
                        "Swim Stars",
                        "blue-pool",
                        "Blue Pool",
                        null,
                        null,
                        new Booking.OfSession(
                                "70", now.plusSeconds(86_400), null, ZoneId.of("Asia/Singapore")),
                        quantity,
                        unitPrice,
                        commissionBasisPoints,
                        UUID.randomUUID().toString(),
                        null);
        return Order.place(
                new OrderTerms(
                        new OrderId(UUID.randomUUID()),
                        OrderNumbers.next(),
                        null,
                        "en",
                        unitPrice.amount() == 0 ? "free" : "sandbox",
                        List.of(line),
                        Money.zero(unitPrice.currency()),
                        now,
                        now.plusSeconds(1_200)),
                new Customer("Ann", "ann@example.com", null));
    }
}
