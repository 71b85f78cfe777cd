package com.manystory.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.money.Money;
import org.junit.jupiter.api.Test;

class PaymentMethodTests {

    @Test
    void limitsQrisToTenMillionRupiah() {
        assertThat(PaymentMethod.QRIS.allows(Money.ofMajor(10_000_000, "IDR"))).isTrue();
        assertThat(PaymentMethod.QRIS.allows(Money.ofMajor(10_000_001, "IDR"))).isFalse();
        assertThat(PaymentMethod.QRIS.allows(Money.ofMajor(10, "SGD"))).isFalse();
    }

    @Test
    void offersFreeOnlyForNothing() {
        assertThat(PaymentMethod.FREE.allows(Money.zero("SGD"))).isTrue();
        assertThat(PaymentMethod.FREE.allows(Money.ofMajor(1, "SGD"))).isFalse();
        assertThat(PaymentMethod.CARD.allows(Money.zero("SGD"))).isFalse();
    }
}
