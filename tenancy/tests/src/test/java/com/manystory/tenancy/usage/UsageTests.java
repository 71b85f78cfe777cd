package com.manystory.tenancy.usage;

import static com.manystory.tenancy.testing.FakeRegistry.ASTER;
import static com.manystory.tenancy.testing.FakeRegistry.PEBBLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.testing.FakeRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UsageTests {

    private final FakeRegistry registry = new FakeRegistry();
    private final Usage usage = new Usage(registry);

    @Test
    void countsEachBrandApart() {
        usage.of(brand(ASTER)).request(300);
        usage.of(brand(ASTER)).request(200);
        usage.add(PEBBLE, Measure.CALLS, 1);

        assertThat(usage.of(brand(ASTER)).take())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Measure.REQUESTS, 2L, Measure.SENT_BYTES, 500L));
        assertThat(usage.of(brand(PEBBLE)).take()).containsExactly(Map.entry(Measure.CALLS, 1L));
    }

    @Test
    void tellsNothingTwice() {
        usage.add(ASTER, Measure.CALLS, 5);
        usage.of(brand(ASTER)).take();

        assertThat(usage.of(brand(ASTER)).take()).isEmpty();
    }

    @Test
    void losesNothingThatIsAddedWhileItIsTaken() throws Exception {
        var brand = usage.of(brand(ASTER));
        var taken = 0L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var adding = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                adding.add(
                        threads.submit(() -> {
                            for (int n = 0; n < 50_000; n++) {
                                brand.add(Measure.CALLS, 1);
                            }
                        }));
            }
            while (!adding.stream().allMatch(Future::isDone)) {
                taken += brand.take().getOrDefault(Measure.CALLS, 0L);
            }
            for (var each : adding) {
                each.get();
            }
        }
        taken += brand.take().getOrDefault(Measure.CALLS, 0L);

        assertThat(taken).isEqualTo(200_000);
    }

    @Test
    void aNameThatIsUsedAgainStartsAtZero() {
        usage.add(ASTER, Measure.CALLS, 5);

        registry.accept(FakeRegistry.brand(ASTER, "a2", Phase.ACTIVE));
        usage.add(ASTER, Measure.CALLS, 1);

        var now = usage.of(brand(ASTER));
        assertThat(now.incarnation()).isEqualTo("a2");
        assertThat(now.take()).containsExactly(Map.entry(Measure.CALLS, 1L));
        assertThat(usage.all()).hasSize(2);
    }

    @Test
    void keepsNothingOfABrandThatIsGone() {
        usage.add(ASTER, Measure.CALLS, 5);

        registry.removeAndTell(ASTER);
        usage.add(ASTER, Measure.CALLS, 5);

        assertThat(usage.all())
                .singleElement()
                .satisfies(left -> assertThat(left.brand()).isNull());
    }

    @Test
    void countsWhatThePoolTellsInMicroseconds() {
        var pool = new PoolUsage(usage);
        pool.opened(ASTER, Duration.ofMillis(9));
        pool.waited(ASTER, Duration.ofMillis(2));
        pool.givenBack(ASTER, Duration.ofMillis(7));

        assertThat(usage.of(brand(ASTER)).take())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                Measure.CONNECTION_OPENS,
                                1L,
                                Measure.CONNECTION_WAITS,
                                2_000L,
                                Measure.CONNECTION_TIME,
                                7_000L));
    }

    private Brand brand(TenantId id) {
        return registry.find(id).orElseThrow();
    }
}
