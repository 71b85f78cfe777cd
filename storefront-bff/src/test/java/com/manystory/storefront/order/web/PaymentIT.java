package com.manystory.storefront.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.Guest;
import com.manystory.storefront.canned.OpenStorefront;
import com.manystory.storefront.canned.Visitor;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentIT extends OpenStorefront {

    private Guest guest = new Guest(0, ASTER);
    private String order = "";
    private int before;

    @BeforeEach
    void bookASeat() {
        guest = new Guest(port, ASTER);
        guest.post("/en/checkout", "listing=venues-1&date=2026-12-01&quantity=1");
        var booked =
                guest.post("/en/checkout?again=1", "listing=venues-1&date=2026-12-01&quantity=1");
        order = booked.header("Location").split("/")[3];
        var details = guest.post(step("details"), "name=Sari&email=sari@example.com");
        assertThat(details.header("Location")).isEqualTo(step("payment"));
        before = payment.tries();
    }

    @Test
    void asksAgainAfterADeclineAndIsPaidTheSecondTime() {
        var first = guest.get(step("payment"));
        assertThat(first.text()).doesNotContain("role=\"alert\"");
        var declined = pay(first, "e-wallet", "decline");
        assertThat(declined.status()).isEqualTo(303);
        assertThat(declined.header("Location")).isEqualTo(step("payment"));

        var again = guest.get(step("payment"));
        assertThat(again.text())
                .contains("id=\"payment-problem\" role=\"alert\"")
                .contains("aria-describedby=\"payment-problem\"")
                .contains("Your bank declined the payment. You were not charged. Try again")
                .contains("value=\"e-wallet\" required checked");
        assertThat(Guest.key(again)).isNotEqualTo(Guest.key(first));
        assertThat(guest.get(step("payment").replace("/en/", "/id/")).text())
                .contains("Bank Anda menolak pembayaran ini. Dana Anda tidak ditagih. Coba lagi");

        var paid = pay(again, "card", "success");
        assertThat(paid.header("Location")).isEqualTo(step("done"));
        assertThat(guest.get(step("done")).text())
                .contains("Confirmed. See you there!")
                .doesNotContain("declined");
        assertThat(payment.tries() - before).isEqualTo(2);
    }

    @Test
    void leadsFromWaitingToTheMethodsWhenTheGatewayDoesNotAnswer() {
        var paid = pay(guest.get(step("payment")), "card", "timeout");
        assertThat(paid.header("Location")).isEqualTo(step("done"));
        assertThat(guest.get(step("done")).text())
                .contains("Your payment is being processed")
                .contains("href=\"" + step("done") + "\"");

        payment.orders().callOff(order);
        var over = guest.get(step("done"));
        assertThat(over.status()).isEqualTo(303);
        assertThat(over.header("Location")).isEqualTo(step("payment"));
        assertThat(guest.get(step("payment")).text())
                .contains("role=\"alert\"")
                .contains("The payment got no answer in time.")
                .contains("Try again");
    }

    @Test
    void triesOnceForClicksThatComeTogether() throws Exception {
        var page = guest.get(step("payment"));
        var start = new CountDownLatch(1);
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Visitor.Answer>>();
            for (int i = 0; i < 4; i++) {
                answers.add(
                        clicks.submit(() -> {
                            start.await();
                            return pay(page, "card", "decline");
                        }));
            }
            start.countDown();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(303);
            }
        }
        assertThat(payment.tries() - before).isEqualTo(1);
    }

    @Test
    void offersNoFurtherTryAfterTheLast() {
        for (int i = 0; i < 5; i++) {
            pay(guest.get(step("payment")), "card", "decline");
        }
        assertThat(guest.get(step("payment")).header("Location")).isEqualTo(step("done"));
        assertThat(guest.get(step("done")).text())
                .contains("The payment failed")
                .contains("Your bank declined the payment. You were not charged.")
                .contains("That was the last try")
                .contains("href=\"/en/l/venues-1\"")
                .doesNotContain("declined-by-bank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FAILED|declined-by-bank|Your bank declined|Bank Anda menolak",
                "FAILED|gateway-timeout|got no answer in time|tidak dijawab tepat waktu",
                "FAILED|not-free|without a payment|tanpa pembayaran",
                "FAILED|do_not_honor|did not go through|Pembayaran tidak berhasil",
                "EXPIRED|expired|not paid in time|tidak dibayar tepat waktu",
                "CANCELLED|cancelled-by-customer|You cancelled|Anda membatalkan",
                "REFUNDED|paid-too-late|after the time had run out|setelah waktunya habis",
                "REFUNDED|sold-out|taken by somebody else|sudah diambil orang lain",
                "REFUNDED|session-cancelled|take place|Sesi yang Anda pesan dibatalkan",
                "REFUNDED|unknown|could not be confirmed|tidak dapat dikonfirmasi",
                "REFUNDED|rejected|could not be confirmed|tidak dapat dikonfirmasi",
                "REFUNDED|vendor-closed|This order has ended|Pesanan ini sudah berakhir",
            })
    void saysInWordsWhyAnOrderEnded(
            String status, String reason, String english, String indonesian) {
        payment.orders().ended(order, status, reason);
        assertThat(guest.get(step("done")).text())
                .contains(english)
                .doesNotContain(">" + reason + "<");
        assertThat(guest.get(step("done").replace("/en/", "/id/")).text()).contains(indonesian);
    }

    @ParameterizedTest
    @ValueSource(strings = {"do_not_honor", "<script>"})
    void saysSomethingGeneralOfReasonsThatItDoesNotKnow(String reason) {
        payment.orders().ended(order, "AWAITING_PAYMENT", reason);
        assertThat(guest.get(step("payment")).text())
                .contains("The payment did not go through. Try again")
                .doesNotContain(reason + "<");
    }

    private Visitor.Answer pay(Visitor.Answer page, String method, String outcome) {
        return guest.post(
                step("payment"),
                "key=" + Guest.key(page) + "&method=" + method + "&outcome=" + outcome);
    }

    private String step(String step) {
        return "/en/checkout/" + order + "/" + step;
    }
}
