package com.manystory.catalog.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionJsonTests {

    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta, 2027-01-01T02:00:00Z, 2027-01-01T09:00:00+07:00",
        "UTC, 2027-12-31T23:59:59Z, 2027-12-31T23:59:59+00:00",
        "America/New_York, 2027-07-04T03:05:09Z, 2027-07-03T23:05:09-04:00",
        "America/New_York, 2027-01-04T03:05:09Z, 2027-01-03T22:05:09-05:00",
        "Asia/Kolkata, 2028-02-29T00:00:00Z, 2028-02-29T05:30:00+05:30",
        "Africa/Monrovia, 1971-12-31T12:00:00Z, 1971-12-31T11:15:30-00:44"
    })
    void tellsTimesInTheZoneOfTheVenue(String zone, Instant time, String told) {
        var packed =
                String.join(
                        "\u001f",
                        "7",
                        Long.toString(time.getEpochSecond()),
                        Long.toString(time.getEpochSecond()),
                        zone,
                        "null",
                        "null",
                        "false",
                        "",
                        "null");
        assertThat(SessionJson.write(packed, "null"))
                .isEqualTo(
                        """
                        {"id":7,"start":"%1$s","end":"%1$s","timeZone":"%2$s","capacity":null,\
                        "seatsLeft":null,"ages":null,"price":null,"status":"SCHEDULED",\
                        "trial":false}\
                        """
                                .formatted(told, zone));
    }
}
