package com.manystory.storefront.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTests {

    private static final Instant START = Instant.parse("2026-11-28T09:00:00Z");

    @Test
    void showsTimesInTheVenuesZone() {
        var formats = new Formats(Locale.ENGLISH);
        assertThat(formats.time(START, "Asia/Jakarta")).isEqualTo("16:00");
        assertThat(formats.zoneLabel(START, "Asia/Jakarta")).isEqualTo("WIB");
        assertThat(formats.machine(START, "Asia/Jakarta")).isEqualTo("2026-11-28T16:00:00+07:00");
        assertThat(formats.longDay(START, "Asia/Jakarta")).isEqualTo("Saturday, 28 November 2026");
    }

    @Test
    void namesAZoneOnlyWhereClocksShowAnotherTime() {
        var formats = new Formats(Locale.forLanguageTag("id"));
        assertThat(formats.otherZone(START, "Asia/Jakarta", "Asia/Jakarta")).isEmpty();
        assertThat(formats.otherZone(START, "Asia/Pontianak", "Asia/Jakarta")).isEmpty();
        assertThat(formats.otherZone(START, "Asia/Makassar", "Asia/Jakarta")).isEqualTo("WITA");
        assertThat(formats.otherZone(START, "Asia/Kuala_Lumpur", "Asia/Jakarta"))
                .doesNotContain("GMT")
                .isIn("MYT", "Kuala Lumpur");
    }

    @Test
    void writesDaysAndNumbersInTheVisitorsLanguage() {
        var formats = new Formats(Locale.forLanguageTag("id"));
        assertThat(formats.longDay(START, "Asia/Jakarta")).isEqualTo("Sabtu, 28 November 2026");
        assertThat(formats.longWeekday("mon")).isEqualTo("Senin");
        assertThat(formats.rating(4.75)).isEqualTo("4,8");
    }
}
