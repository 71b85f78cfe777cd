package com.manystory.payment.ledger;

import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderLine;
import com.manystory.payment.order.OrderStatus;
import com.manystory.tenancy.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Says which entries an order's money makes.
final class Entries {

    private Entries() {}

    static Entry payment(Order order, UUID attempt) {
        var total = order.terms().total();
        return new Entry(
                Entry.Kind.PAYMENT,
                attempt,
                List.of(
                        Posting.debit(Account.gateway(order.terms().gateway()), total),
                        Posting.credit(Account.CUSTOMER_DEPOSITS, total)));
    }

    static Entry sale(Order order) {
        return new Entry(Entry.Kind.SALE, order.id().value(), shares(order));
    }

    /// Before the sale the money comes from the deposits, after it from everybody's shares.
    static Entry refund(Order order, UUID refund) {
        var postings = new ArrayList<Posting>();
        var gateway = Account.gateway(order.terms().gateway());
        if (order.status() == OrderStatus.CONFIRMED) {
            shares(order).forEach(posting -> postings.add(posting.reversed()));
        }
        postings.add(Posting.debit(Account.CUSTOMER_DEPOSITS, order.captured()));
        postings.add(Posting.credit(gateway, order.captured()));
        return new Entry(Entry.Kind.REFUND, refund, postings);
    }

    /// Money that came beside the order's own goes back as it came.
    static Entry returned(Order order, UUID refund) {
        var total = order.terms().total();
        return new Entry(
                Entry.Kind.REFUND,
                refund,
                List.of(
                        Posting.debit(Account.CUSTOMER_DEPOSITS, total),
                        Posting.credit(Account.gateway(order.terms().gateway()), total)));
    }

    private static List<Posting> shares(Order order) {
        var postings = new ArrayList<Posting>();
        postings.add(Posting.debit(Account.CUSTOMER_DEPOSITS, order.terms().total()));
        for (var line : order.terms().lines()) {
            var commission = commission(line);
            postings.add(Posting.credit(Account.COMMISSION, commission));
            postings.add(
                    Posting.credit(
                            Account.vendor(line.vendorSlug()), line.total().minus(commission)));
        }
        postings.add(Posting.credit(Account.FEES, order.terms().fees()));
        return postings;
    }

    /// Rounded half up to what can be charged: a minor unit, a whole rupiah.
    static Money commission(OrderLine line) {
        var total = line.total();
        var unit = "IDR".equals(total.currency()) ? 100 : 1;
        var units =
                BigDecimal.valueOf(total.amount())
                        .multiply(BigDecimal.valueOf(line.commissionBasisPoints()))
                        .divide(BigDecimal.valueOf(10_000L * unit), 0, RoundingMode.HALF_UP);
        return new Money(units.longValueExact() * unit, total.currency());
    }
}
