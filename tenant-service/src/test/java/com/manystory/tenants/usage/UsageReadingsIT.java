package com.manystory.tenants.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is reckoned from readings of stores.
class UsageReadingsIT extends UsageTest {

    @Test
    void reckonsStorageByTheTimeThatItWasThere() {
        var life = life("u-store");
        var begin = HOUR.minus(90, ChronoUnit.MINUTES);

        reading(1, "u-store", life, "databaseStorage", begin, 8_000);
        reading(2, "u-store", life, "databaseStorage", HOUR, 4_000);
        // Another instance asked a moment before, and is heard later.
        reading(3, "u-store", life, "databaseStorage", HOUR.minusSeconds(1), 9_000);
        reading(4, "u-store", life, "databaseStorage", HOUR.plusSeconds(1_800), 0);

        assertThat(total("u-store", "databaseStorage")).isEqualTo(8_000 + 4_000 + 2_000);
        assertThat(usage("u-store", "?step=hour").body().path("items").values())
                .extracting(item -> item.path("amount").asLong())
                .containsExactly(4_000L, 8_000L, 2_000L);
    }

    @Test
    void reckonsByHowMuchACountOfTheServerGrew() {
        var life = life("u-grow");

        count(1, "u-grow", life, HOUR, 1_000, "a");
        count(2, "u-grow", life, HOUR.plusSeconds(1), 1_300, "a");
        count(3, "u-grow", life, HOUR.plusSeconds(2), 50, "b");
        count(4, "u-grow", life, HOUR.plusSeconds(3), 70, "b");

        assertThat(total("u-grow", "databaseTime")).isEqualTo(300 + 20);
    }

    @Test
    void addsNothingTwiceOfWhatTwoInstancesReadOfOneServer() {
        var life = life("u-two");

        count(1, "u-two", life, HOUR, 1_000, "a");
        // Two read at about the same time, and are heard in another order than they read.
        count(2, "u-two", life, HOUR.plusSeconds(600), 5_000, "a");
        count(3, "u-two", life, HOUR.plusSeconds(599), 4_990, "a");
        count(4, "u-two", life, HOUR.plusSeconds(601), 5_010, "a");
        count(5, "u-two", life, HOUR.plusSeconds(602), 4_999, "a");
        count(6, "u-two", life, HOUR.plusSeconds(1_200), 9_000, "a");

        assertThat(total("u-two", "databaseTime")).isEqualTo(8_000);
    }

    @Test
    void addsNothingTwiceWhenOneOfTwoInstancesHasReadBeforeTheServerBeganAnew() {
        var life = life("u-anew");

        count(1, "u-anew", life, HOUR, 1_000, "a");
        count(2, "u-anew", life, HOUR.plusSeconds(600), 40, "b");
        count(3, "u-anew", life, HOUR.plusSeconds(599), 6_000, "a");
        count(4, "u-anew", life, HOUR.plusSeconds(1_200), 100, "b");

        assertThat(total("u-anew", "databaseTime")).isEqualTo(60);
    }

    private void count(
            long sequence, String brand, String life, Instant at, long value, String epoch) {
        send(
                body(
                        UUID.randomUUID().toString(),
                        sequence,
                        "[]",
                        """
                        [{"brand": "%s", "incarnation": "%s", "measure": "databaseTime",
                          "at": "%s", "value": %d, "epoch": "%s"}]
                        """
                                .formatted(brand, life, at, value, epoch)));
    }
}
