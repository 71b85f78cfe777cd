package com.manystory.tenancy.money;

import java.util.Currency;

/// An exact amount in a currency's minor units (cents; for the rupiah, sen). The rupiah keeps ISO
/// 4217's two fraction digits although only whole rupiah are charged; [MoneyFormat] hides them.
///
/// @param amount the amount in minor units, negative for a refund
/// @param currency the ISO 4217 code, three capital letters
public record Money(long amount, String currency) implements Comparable<Money> {

    /// @throws IllegalArgumentException when the currency isn't an ISO 4217 code
    public Money {
        Currency.getInstance(currency);
    }

    /// An amount of whole units, `Money.ofMajor(150_000, "IDR")` for Rp 150.000.
    public static Money ofMajor(long major, String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new Money(Math.multiplyExact(major, pow10(digits)), currency);
    }

    /// Nothing, in the currency.
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /// The sum; both must be of one currency, and overflow is refused.
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(amount, other.amount), currency);
    }

    /// The difference; both must be of one currency, and overflow is refused.
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(amount, other.amount), currency);
    }

    /// The amount multiplied by a whole quantity; overflow is refused.
    public Money times(long quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(amount, other.amount);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Can't combine %s with %s".formatted(currency, other.currency));
        }
    }

    static long pow10(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
