package com.manystory.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders of a listing's packages.
class PackagesIT extends PaymentTest {

    private static final String WITH_LUNCH =
            seats(2).replace("\"quantity\"", "\"packageId\":\"5\",\"quantity\"");

    @Test
    void chargesThePackagesPriceAndNamesThePackage() {
        var placed = post(PEBBLE, "/api/v1/checkouts", key(), WITH_LUNCH);

        var line = placed.body().at("/lines/0");
        assertThat(line.path("packageId").asString()).isEqualTo("5");
        assertThat(line.path("packageName").asString()).isEqualTo("Lane and lunch");
        assertThat(line.at("/unitPrice/amount").asLong()).isEqualTo(9_000);
        assertThat(placed.body().at("/total/amount").asLong()).isEqualTo(18_000);
        assertThat(pay(PEBBLE, placed.id(), "success").state()).isIn("PAID", "CONFIRMED");
        awaitStatus(PEBBLE, placed.id(), "CONFIRMED");
        assertThat(
                        count(
                                PEBBLE,
                                "SELECT amount FROM payment_attempt WHERE order_id = ?",
                                UUID.fromString(placed.id())))
                .isEqualTo(18_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4"})
    void refusesAnotherPackageThanTheOneAskedForAndGivesTheSeatsBack(String answered) {
        CATALOG.answerPackage(answered);

        var refused = post(PEBBLE, "/api/v1/checkouts", key(), WITH_LUNCH);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("not-bookable");
        assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/packageId");
        assertThat(CATALOG.released()).hasSize(1);
    }

    @Test
    void passesOnThatAPackageCannotBeBooked() {
        var towel = WITH_LUNCH.replace("\"5\"", "\"6\"");

        var refused = post(PEBBLE, "/api/v1/checkouts", key(), towel);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("not-bookable");
    }
}
