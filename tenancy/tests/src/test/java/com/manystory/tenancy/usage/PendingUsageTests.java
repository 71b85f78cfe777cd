package com.manystory.tenancy.usage;

import static com.manystory.tenancy.testing.FakeRegistry.ASTER;
import static com.manystory.tenancy.testing.FakeRegistry.PEBBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.testing.FakeRegistry;
import com.manystory.tenancy.usage.UsageReport.Counted;
import com.manystory.tenancy.usage.UsageReport.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PendingUsageTests {

    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeRegistry registry = new FakeRegistry();
    private final PendingUsage pending = new PendingUsage(3);

    @Test
    void tellsTheHourThatItWasCountedIn() {
        add(ASTER, 2, NINE.plusSeconds(5));
        add(ASTER, 3, NINE.plusSeconds(3_599));
        add(ASTER, 4, NINE.plus(HOUR));

        assertThat(next().counted())
                .extracting(Counted::hour, Counted::amounts)
                .containsExactlyInAnyOrder(
                        tuple(NINE, Map.of("calls", 5L)),
                        tuple(NINE.plus(HOUR), Map.of("calls", 4L)));
    }

    @Test
    void saysTheSameUntilItWasDelivered() {
        add(ASTER, 2, NINE);
        var first = next();
        add(ASTER, 3, NINE);

        assertThat(next()).isSameAs(first);
        pending.delivered();

        var second = next();
        assertThat(second.process()).isEqualTo(first.process());
        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(second.counted())
                .extracting(Counted::amounts)
                .containsExactly(Map.of("calls", 3L));
        pending.delivered();
        assertThat(pending.next()).isNull();
    }

    @Test
    void holdsNoMoreThanTheLatestHourOfEachBrandWhenNobodyTakesItForLong() {
        for (int hour = 0; hour < 50; hour++) {
            add(ASTER, 1, NINE.plus(HOUR.multipliedBy(hour)));
            add(PEBBLE, 10, NINE.plus(HOUR.multipliedBy(hour)));
        }

        var counted = next().counted();
        assertThat(counted).hasSizeLessThanOrEqualTo(4);
        assertThat(sum(counted, ASTER)).isEqualTo(50);
        assertThat(sum(counted, PEBBLE)).isEqualTo(500);
    }

    @Test
    void tellsTheLastReadingOnly() {
        var aster = registry.find(ASTER).orElseThrow();
        pending.add(aster, Measure.DATABASE_STORAGE, StoreReading.level(8), NINE);
        pending.add(aster, Measure.DATABASE_STORAGE, StoreReading.level(9), NINE.plusSeconds(60));

        assertThat(next().readings())
                .containsExactly(
                        new Reading(ASTER, "a1", "databaseStorage", NINE.plusSeconds(60), 9, ""));
    }

    @Test
    void tellsOfACountWhenItWasReadByTheStoresOwnClock() {
        var aster = registry.find(ASTER).orElseThrow();
        var counted = new StoreReading(8, NINE.minusSeconds(5), "since-eight");
        pending.add(aster, Measure.DATABASE_TIME, counted, NINE);

        assertThat(next().readings())
                .containsExactly(
                        new Reading(
                                ASTER,
                                "a1",
                                "databaseTime",
                                NINE.minusSeconds(5),
                                8,
                                "since-eight"));
    }

    private UsageReport next() {
        return Objects.requireNonNull(pending.next());
    }

    private static long sum(Iterable<Counted> counted, TenantId brand) {
        var sum = 0L;
        for (var each : counted) {
            if (brand.equals(each.brand())) {
                sum += each.amounts().getOrDefault("calls", 0L);
            }
        }
        return sum;
    }

    private void add(TenantId brand, long calls, Instant at) {
        pending.add(new BrandUsage(brand, "life"), Map.of(Measure.CALLS, calls), at);
    }
}
