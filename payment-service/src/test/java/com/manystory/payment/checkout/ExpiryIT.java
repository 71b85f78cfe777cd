package com.manystory.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Orders that nobody pays in time.
@TestPropertySource(properties = "manystory.payment.checkout.hold-time=2s")
class ExpiryIT extends PaymentTest {

    @Test
    void releasesSeatsWhenAnOrderExpires() {
        var order = checkout(PEBBLE).id();

        awaitStatus(PEBBLE, order, "EXPIRED");
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> !CATALOG.released().isEmpty());
        var late = pay(PEBBLE, order, "success");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("order-expired");
    }

    @Test
    void keepsAPaidOrder() throws InterruptedException {
        var order = checkout(ASTER).id();
        pay(ASTER, order, "success");

        Thread.sleep(3_000);

        assertThat(order(ASTER, order).state()).isEqualTo("CONFIRMED");
    }
}
