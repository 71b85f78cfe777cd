package com.manystory.payment.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.manystory.tenancy.money.Money;
import org.junit.jupiter.api.Test;

class OrderTests {

    private final Order order = SampleOrders.of(2, Money.ofMajor(45, "SGD"));

    @Test
    void goesFromPlacedToConfirmed() {
        order.startPaying();
        assertThat(order.capture()).isTrue();
        order.confirm();

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.captured()).isEqualTo(Money.ofMajor(90, "SGD"));
        assertThat(order.confirmedAt()).isNotNull();
    }

    @Test
    void takesMoneyOnceOnly() {
        order.startPaying();
        order.capture();

        assertThatIllegalStateException().isThrownBy(order::capture);
    }

    @Test
    void asksForARefundWhenMoneyComesTooLate() {
        order.startPaying();
        order.expire();

        assertThat(order.capture()).isFalse();
        assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
        order.refund("paid-too-late");
        assertThat(order.refunded()).isEqualTo(order.captured());
    }

    @Test
    void cannotBeCancelledOncePaid() {
        order.startPaying();
        order.capture();

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(order::cancel)
                .satisfies(refused -> assertThat(refused.from()).isEqualTo(OrderStatus.PAID));
    }

    @Test
    void keepsItsCustomerOncePaymentHasBegun() {
        order.changeCustomer(new Customer("Bob", "bob@example.com", null));
        order.startPaying();

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> order.changeCustomer(new Customer("Eve", "e@example.com", null)));
    }

    @Test
    void chargesWholeRupiahOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleOrders.of(1, new Money(15_000_050, "IDR")));
    }

    @Test
    void keepsCustomersOutOfLogs() {
        assertThat(new Customer("Ann", "ann@example.com", "+65 1234567").toString())
                .doesNotContain("Ann", "ann@", "1234567");
    }
}
