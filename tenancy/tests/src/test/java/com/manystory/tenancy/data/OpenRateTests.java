package com.manystory.tenancy.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OpenRateTests {

    private final AtomicLong clock = new AtomicLong(1);
    private final Map<Integer, Double> byServers = new HashMap<>();
    private final OpenRate rate =
            new OpenRate(
                    settings(),
                    new Cells(),
                    cell -> byServers.getOrDefault(cell.cores(), 0.0),
                    clock::get);

    @Test
    void countsOpensPerSecondAndCoreOfTheCellThatTheBrandLivesOn() {
        open("aster", 60);
        open("pebble", 10);
        measureAfter(Duration.ofSeconds(5));

        assertThat(rate.of("flowers")).isEqualTo(6);
        assertThat(rate.of("stones")).isEqualTo(0.5);
    }

    @Test
    void forgetsWhatWasCountedBefore() {
        open("aster", 60);
        measureAfter(Duration.ofSeconds(5));
        measureAfter(Duration.ofSeconds(5));

        assertThat(rate.of("flowers")).isZero();
    }

    @Test
    void raisesTheAlarmBeyondItsThresholdAndTakesItBack() {
        open("aster", 350);
        measureAfter(Duration.ofSeconds(5));
        assertThat(rate.isAlarming("flowers")).isFalse();

        open("aster", 351);
        measureAfter(Duration.ofSeconds(5));
        assertThat(rate.isAlarming("flowers")).isTrue();
        assertThat(rate.isAlarming("stones")).isFalse();

        measureAfter(Duration.ofSeconds(5));
        assertThat(rate.isAlarming("flowers")).isFalse();
    }

    @Test
    void raisesTheAlarmForWhatAllProcessesOpenTogether() {
        byServers.put(2, 71.0);
        open("aster", 10);
        measureAfter(Duration.ofSeconds(5));

        assertThat(rate.isAlarming("flowers")).isTrue();
        assertThat(rate.isAlarming("stones")).isFalse();
        assertThat(rate.of("flowers")).as("this process's own").isEqualTo(1);
    }

    private void open(String brand, int times) {
        for (int i = 0; i < times; i++) {
            rate.opened(TenantId.of(brand), Duration.ofMillis(5));
        }
    }

    private void measureAfter(Duration time) {
        clock.addAndGet(time.toNanos());
        rate.measure();
    }

    private static DataProperties settings() {
        var cell = "manystory.data.cells.";
        return new Binder(
                        new MapConfigurationPropertySource(
                                Map.ofEntries(
                                        Map.entry(cell + "flowers.host", "localhost"),
                                        Map.entry(cell + "flowers.user", "u"),
                                        Map.entry(cell + "flowers.password", "p"),
                                        Map.entry(cell + "flowers.cores", 2),
                                        Map.entry(cell + "stones.host", "localhost"),
                                        Map.entry(cell + "stones.user", "u"),
                                        Map.entry(cell + "stones.password", "p"),
                                        Map.entry(cell + "stones.cores", 4),
                                        Map.entry("manystory.data.control-database", "c"),
                                        Map.entry("manystory.data.credentials-key", "k"))))
                .bind("manystory.data", Bindable.of(DataProperties.class))
                .get();
    }

    private static final class Cells implements ConnectionOpener {

        @Override
        public Lane lane(TenantId tenant) {
            return new Lane(tenant.value().equals("aster") ? "flowers" : "stones", 4);
        }

        @Override
        public Login login(TenantId tenant) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Opened open(TenantId tenant) {
            throw new UnsupportedOperationException();
        }
    }
}
