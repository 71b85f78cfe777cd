package com.manystory.payment.ledger;

import com.manystory.tenancy.money.Money;

/// An amount on an account: debits positive, credits negative.
public record Posting(Account account, Money amount) {

    /// A debit.
    static Posting debit(Account account, Money amount) {
        return new Posting(account, amount);
    }

    /// A credit.
    static Posting credit(Account account, Money amount) {
        return new Posting(account, Money.zero(amount.currency()).minus(amount));
    }

    /// The opposite posting.
    Posting reversed() {
        return credit(account, amount);
    }
}
