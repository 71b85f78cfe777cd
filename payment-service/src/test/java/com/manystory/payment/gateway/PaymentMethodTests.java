package com.manystory.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentMethodTests {

    @Test
    void limitsQrisToTenMillionRupiah() {
        assertThat(PaymentMethod.QRIS.allows(Money.ofMajor(10_000_000, "IDR"))).isTrue();
        assertThat(PaymentMethod.QRIS.allows(Money.ofMajor(10_000_001, "IDR"))).isFalse();
        assertThat(PaymentMethod.QRIS.allows(Money.ofMajor(10, "SGD"))).isFalse();
    }

    @Test
    void keepsNationalMethodsToTheirCurrency() {
        var dollars = Money.ofMajor(10, "SGD");
        var rupiah = Money.ofMajor(10_000, "IDR");

        assertThat(PaymentMethod.PAYNOW.allows(dollars)).isTrue();
        assertThat(PaymentMethod.PAYNOW.allows(rupiah)).isFalse();
        assertThat(PaymentMethod.VIRTUAL_ACCOUNT.allows(rupiah)).isTrue();
        assertThat(PaymentMethod.VIRTUAL_ACCOUNT.allows(dollars)).isFalse();
        assertThat(PaymentMethod.PAYNOW.allows(Money.zero("SGD"))).isFalse();
        assertThat(PaymentMethod.VIRTUAL_ACCOUNT.allows(Money.zero("IDR"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"card", "bank-transfer", "e-wallet", "qris", "paynow", "virtual-account"})
    void knowsEveryMethodThatABrandMayOffer(String slug) {
        assertThat(PaymentMethod.of(slug)).isPresent();
    }

    @Test
    void offersFreeOnlyForNothing() {
        assertThat(PaymentMethod.FREE.allows(Money.zero("SGD"))).isTrue();
        assertThat(PaymentMethod.FREE.allows(Money.ofMajor(1, "SGD"))).isFalse();
        assertThat(PaymentMethod.CARD.allows(Money.zero("SGD"))).isFalse();
    }
}
