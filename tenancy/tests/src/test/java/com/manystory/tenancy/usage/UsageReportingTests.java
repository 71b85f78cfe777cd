package com.manystory.tenancy.usage;

import static com.manystory.tenancy.testing.FakeRegistry.ASTER;
import static com.manystory.tenancy.testing.FakeRegistry.PEBBLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.testing.FakeRegistry;
import com.manystory.tenancy.usage.UsageReport.Reading;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class UsageReportingTests {

    private final FakeRegistry registry = new FakeRegistry();
    private final Ledger ledger = new Ledger();
    private final Sizes sizes = new Sizes();
    private final Map<TenantId, Long> cached = new HashMap<>();
    private Instant now = Instant.parse("2026-11-21T09:10:00Z");

    @Test
    void countsOnceWhatIsDeliveredTwice() throws Exception {
        var usage = new Usage(registry);
        var process = process(usage);
        usage.add(ASTER, Measure.CALLS, 5);
        process.count();
        ledger.answersNobody = true;
        process.deliver();
        ledger.answersNobody = false;
        usage.add(ASTER, Measure.CALLS, 2);
        process.count();
        process.deliver();

        assertThat(ledger.delivered).isEqualTo(3);
        assertThat(ledger.sums).containsOnly(Map.entry("aster calls", 7L));
    }

    @Test
    void keepsCountingWhileNobodyTakesItAndDeliversAllOfItLater() throws Exception {
        var usage = new Usage(registry);
        var process = process(usage);
        ledger.isDown = true;
        for (int i = 0; i < 20; i++) {
            usage.add(ASTER, Measure.CALLS, 1);
            usage.add(PEBBLE, Measure.REQUESTS, 10);
            process.count();
            process.deliver();
            now = now.plus(Duration.ofMinutes(10));
        }
        assertThat(ledger.sums).isEmpty();

        ledger.isDown = false;
        process.deliver();

        assertThat(ledger.sums)
                .containsOnly(Map.entry("aster calls", 20L), Map.entry("pebble requests", 200L));
    }

    @Test
    void losesNoMoreThanWasCountedSinceTheLastTimeWhenItIsKilled() throws Exception {
        var usage = new Usage(registry);
        var killed = process(usage);
        usage.add(ASTER, Measure.CALLS, 5);
        killed.count();
        killed.deliver();
        usage.add(ASTER, Measure.CALLS, 3);

        var anew = new Usage(registry);
        var next = process(anew);
        anew.add(ASTER, Measure.CALLS, 1);
        next.count();
        next.deliver();

        assertThat(ledger.sums).containsOnly(Map.entry("aster calls", 6L));
    }

    @Test
    void deliversBeforeItEnds() {
        var usage = new Usage(registry);
        var process = process(usage);
        process.start();
        usage.add(ASTER, Measure.CALLS, 4);

        process.stop();

        assertThat(ledger.sums).contains(Map.entry("aster calls", 4L));
    }

    @Test
    void deliversByItselfAgainAndAgain() {
        var usage = new Usage(registry);
        var process = process(usage, Duration.ofMillis(20));
        process.start();
        try {
            usage.add(ASTER, Measure.CALLS, 4);
            Awaitility.await().until(() -> Long.valueOf(4).equals(ledger.sums.get("aster calls")));
            usage.add(ASTER, Measure.CALLS, 1);
            Awaitility.await().until(() -> Long.valueOf(5).equals(ledger.sums.get("aster calls")));
        } finally {
            process.stop();
        }
    }

    @Test
    void asksStoresOfAllBrandsFirstAndThenOfThoseThatDidSomething() throws Exception {
        var usage = new Usage(registry);
        var process = process(usage);
        process.read();
        now = now.plus(Duration.ofMinutes(1));
        process.read();
        assertThat(sizes.asked)
                .singleElement()
                .satisfies(all -> assertThat(all).containsExactlyInAnyOrder(ASTER, PEBBLE));

        usage.add(PEBBLE, Measure.CALLS, 1);
        process.count();
        now = now.plus(Duration.ofMinutes(10));
        process.read();
        process.deliver();

        assertThat(sizes.asked.getLast()).containsExactly(PEBBLE);
        assertThat(ledger.readings)
                .contains(new Reading(PEBBLE, "p1", "databaseStorage", now, 600, ""));
    }

    @Test
    void asksAgainOfThoseThatAStoreDidNotTell() throws Exception {
        var usage = new Usage(registry);
        var process = process(usage);
        sizes.isDown = true;
        process.read();
        sizes.isDown = false;
        now = now.plus(Duration.ofMinutes(10));
        process.read();

        assertThat(sizes.asked.getLast()).containsExactlyInAnyOrder(ASTER, PEBBLE);
    }

    @Test
    void addsUpWhatCachesHoldByTheHour() throws Exception {
        var usage = new Usage(registry);
        var process = process(usage);
        cached.put(ASTER, 6_000L);
        now = now.plus(Duration.ofMinutes(10));
        process.count();
        process.deliver();

        assertThat(ledger.sums).containsOnly(Map.entry("aster cacheMemory", 1_000L));
    }

    private UsageReporting process(Usage usage) {
        return process(usage, Duration.ofMinutes(1));
    }

    private UsageReporting process(Usage usage, Duration deliver) {
        var every = Duration.ofMillis(10);
        return new UsageReporting(
                usage,
                registry,
                new CpuSampler(usage, every, () -> 0, System::nanoTime),
                List.of(() -> cached),
                List.of(sizes),
                ledger,
                new UsageProperties(deliver, Duration.ofMinutes(10), every),
                new Moving());
    }

    /// Adds up as the control plane does.
    private static final class Ledger implements UsageReporting.Receiver {

        private final Map<String, Long> sums = new ConcurrentHashMap<>();
        private final Map<String, Long> seen = new HashMap<>();
        private final List<Reading> readings = new ArrayList<>();
        private boolean isDown;
        private boolean answersNobody;
        private int delivered;

        @Override
        public void deliver(UsageReport report) throws IOException {
            if (isDown) {
                throw new IOException("down");
            }
            delivered++;
            if (seen.getOrDefault(report.process(), 0L) < report.sequence()) {
                seen.put(report.process(), report.sequence());
                readings.addAll(report.readings());
                for (var counted : report.counted()) {
                    counted.amounts()
                            .forEach((measure, amount) ->
                                    sums.merge(counted.brand() + " " + measure, amount, Long::sum));
                }
            }
            if (answersNobody) {
                throw new IOException("no answer");
            }
        }
    }

    private static final class Sizes implements StoreReadings {

        private final List<List<TenantId>> asked = new ArrayList<>();
        private boolean isDown;

        @Override
        public Measure measure() {
            return Measure.DATABASE_STORAGE;
        }

        @Override
        public Map<TenantId, StoreReading> read(Collection<Brand> brands) throws IOException {
            if (isDown) {
                throw new IOException("down");
            }
            asked.add(brands.stream().map(Brand::id).toList());
            var sizes = new HashMap<TenantId, Long>();
            brands.forEach(brand -> sizes.put(brand.id(), brand.id().value().length() * 100L));
            return StoreReading.levels(sizes);
        }
    }

    private final class Moving extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
