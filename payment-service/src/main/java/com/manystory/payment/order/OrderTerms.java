package com.manystory.payment.order;

import com.manystory.tenancy.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an order was agreed on; it never changes.
///
/// @param number what people call the order
/// @param owner the subject of the customer who was signed in, or null
/// @param locale the BCP 47 language that the customer ordered in
/// @param gateway the payment gateway's adapter
/// @param fees what is added to the lines
/// @param expiresAt until when it may be paid
public record OrderTerms(
        OrderId id,
        String number,
        @Nullable String owner,
        String locale,
        String gateway,
        List<OrderLine> lines,
        Money fees,
        Instant createdAt,
        Instant expiresAt) {

    public OrderTerms {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An order needs a line");
        }
        if ("IDR".equals(fees.currency())
                && lines.stream().anyMatch(line -> line.unitPrice().amount() % 100 != 0)) {
            throw new IllegalArgumentException("Only whole rupiah can be charged");
        }
    }

    /// The lines' sum.
    public Money subtotal() {
        return lines.stream()
                .map(OrderLine::total)
                .reduce(Money.zero(fees.currency()), Money::plus);
    }

    /// What the customer pays.
    public Money total() {
        return subtotal().plus(fees);
    }

    /// The catalog's reservations of all lines.
    public List<String> reservations() {
        return lines.stream().map(OrderLine::reservationId).toList();
    }
}
