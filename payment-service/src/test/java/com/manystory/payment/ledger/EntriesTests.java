package com.manystory.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.manystory.payment.order.SampleOrders;
import com.manystory.tenancy.money.Money;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntriesTests {

    @Test
    void sharesASaleBetweenBrandAndVendor() {
        var order = SampleOrders.of(2, Money.ofMajor(45, "SGD"));

        var sale = Entries.sale(order);

        assertThat(sale.postings())
                .contains(
                        Posting.credit(Account.COMMISSION, Money.ofMajor(9, "SGD")),
                        Posting.credit(Account.vendor("blue-pool"), Money.ofMajor(81, "SGD")));
    }

    @ParameterizedTest
    @CsvSource({
        "SGD, 333, 1000, 33",
        "SGD, 335, 1000, 34",
        "IDR, 1234500, 1000, 123500",
        "IDR, 1234400, 1000, 123400",
        "SGD, 100, 0, 0",
        "SGD, 100, 10000, 100"
    })
    void roundsCommissionToWhatCanBeCharged(
            String currency, long price, int basisPoints, long commission) {
        var order = SampleOrders.of(1, new Money(price, currency), basisPoints);

        assertThat(Entries.commission(order.terms().lines().getFirst()).amount())
                .isEqualTo(commission);
        assertThat(
                        Entries.sale(order).postings().stream()
                                .mapToLong(p -> p.amount().amount())
                                .sum())
                .isZero();
    }

    @Test
    void takesARefundFromEverybodysSharesOnceTheyWereShared() {
        var order = SampleOrders.of(1, Money.ofMajor(10, "SGD"));
        order.startPaying();
        order.capture();
        order.confirm();

        var refund = Entries.refund(order, UUID.randomUUID());

        assertThat(refund.postings())
                .contains(
                        Posting.debit(Account.COMMISSION, Money.ofMajor(1, "SGD")),
                        Posting.debit(Account.vendor("blue-pool"), Money.ofMajor(9, "SGD")),
                        Posting.credit(Account.gateway("sandbox"), Money.ofMajor(10, "SGD")));
    }

    @Test
    void refusesEntriesThatDontBalance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Entry(
                                Entry.Kind.PAYMENT,
                                UUID.randomUUID(),
                                List.of(
                                        Posting.debit(
                                                Account.COMMISSION, Money.ofMajor(1, "SGD")))));
    }

    @Test
    void postsNothingForWhatIsFree() {
        var order = SampleOrders.of(1, Money.zero("SGD"));

        assertThat(Entries.payment(order, UUID.randomUUID()).postings()).isEmpty();
        assertThat(Entries.sale(order).postings()).isEmpty();
    }
}
