package com.manystory.payment.ledger;

import com.manystory.tenancy.money.Money;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// A set of postings that belong together and sum to zero in each currency.
///
/// @param reference what caused it; an entry of a kind is posted once per reference
public record Entry(Kind kind, UUID reference, List<Posting> postings) {

    public Entry {
        postings = postings.stream().filter(posting -> posting.amount().amount() != 0).toList();
        var sums =
                postings.stream()
                        .map(Posting::amount)
                        .collect(
                                Collectors.groupingBy(
                                        Money::currency, Collectors.summingLong(Money::amount)));
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException("The postings don't sum to zero: " + sums);
        }
    }

    /// What an entry records.
    public enum Kind {
        /// A customer's money reached the gateway.
        PAYMENT,
        /// A confirmed order's money became the vendors', the brand's commission and fees.
        SALE,
        /// A customer's money went back.
        REFUND
    }
}
