package com.manystory.payment.gateway;

import com.fasterxml.jackson.annotation.JsonValue;
import com.manystory.tenancy.money.Money;
import java.util.Arrays;
import java.util.Optional;

/// How a customer pays.
public enum PaymentMethod {
    CARD("card"),
    BANK_TRANSFER("bank-transfer"),
    E_WALLET("e-wallet"),
    /// Indonesia's national QR code: rupiah only, up to Rp 10 million a payment (the lower of the
    /// two limits that gateways document).
    QRIS("qris"),
    /// Singapore's QR code: Singapore dollars only.
    PAYNOW("paynow"),
    /// An account number of an Indonesian bank for this payment alone: rupiah only.
    VIRTUAL_ACCOUNT("virtual-account"),
    /// Nothing to pay.
    FREE("free");

    private static final Money QRIS_LIMIT = Money.ofMajor(10_000_000, "IDR");

    private final String slug;

    PaymentMethod(String slug) {
        this.slug = slug;
    }

    /// The method's name in the brand's settings and in the API.
    @JsonValue
    public String slug() {
        return slug;
    }

    /// The method with the name.
    public static Optional<PaymentMethod> of(String slug) {
        return Arrays.stream(values()).filter(method -> method.slug.equals(slug)).findFirst();
    }

    /// Whether the method can carry the amount.
    public boolean allows(Money amount) {
        return switch (this) {
            case CARD, BANK_TRANSFER, E_WALLET -> amount.amount() > 0;
            case QRIS -> isPositive(amount, "IDR") && amount.compareTo(QRIS_LIMIT) <= 0;
            case PAYNOW -> isPositive(amount, "SGD");
            case VIRTUAL_ACCOUNT -> isPositive(amount, "IDR");
            case FREE -> amount.amount() == 0;
        };
    }

    private static boolean isPositive(Money amount, String currency) {
        return amount.amount() > 0 && currency.equals(amount.currency());
    }
}
