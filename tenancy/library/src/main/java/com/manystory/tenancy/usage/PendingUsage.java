package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.usage.UsageReport.Counted;
import com.manystory.tenancy.usage.UsageReport.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was counted and isn't delivered yet, by hours. It is bounded: when it holds too much,
/// because nobody takes it for days, hours are added up and only the time gets coarser. Used by one
/// thread.
final class PendingUsage {

    private static final int MOST = 10_000;
    private static final int PER_REPORT = 2_000;

    private final String process = UUID.randomUUID().toString();
    private final int most;
    private final Map<Key, Map<Measure, Long>> counted = new HashMap<>();
    private final Map<Read, Reading> readings = new HashMap<>();
    private long sequence;
    private @Nullable UsageReport sending;

    PendingUsage() {
        this(MOST);
    }

    PendingUsage(int most) {
        this.most = most;
    }

    /// Adds what a brand used.
    void add(BrandUsage brand, Map<Measure, Long> amounts, Instant now) {
        if (amounts.isEmpty()) {
            return;
        }
        var key = new Key(brand.brand(), brand.incarnation(), now.truncatedTo(ChronoUnit.HOURS));
        merge(counted, key, amounts);
        if (counted.size() > most) {
            addHoursUp();
        }
    }

    /// Adds what a store told. Of several times the last one counts.
    void add(Brand brand, Measure measure, StoreReading told, Instant now) {
        readings.put(
                new Read(brand.id(), measure),
                new Reading(
                        brand.id(),
                        brand.incarnation(),
                        measure.label(),
                        told.at() == null ? now : told.at(),
                        told.value(),
                        told.epoch()));
    }

    /// What to deliver, or null when there is nothing. It stays the same until it was delivered:
    /// the receiver may have taken it although no answer came.
    @Nullable UsageReport next() {
        if (sending == null && !(counted.isEmpty() && readings.isEmpty())) {
            sending = new UsageReport(process, ++sequence, takeCounted(), takeReadings());
        }
        return sending;
    }

    /// Forgets what was delivered.
    void delivered() {
        sending = null;
    }

    private List<Counted> takeCounted() {
        var taken = new ArrayList<Counted>();
        var each = counted.entrySet().iterator();
        while (each.hasNext() && taken.size() < PER_REPORT) {
            var entry = each.next();
            var key = entry.getKey();
            var amounts =
                    entry.getValue().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            amount -> amount.getKey().label(),
                                            Map.Entry::getValue));
            taken.add(new Counted(key.brand(), key.incarnation(), key.hour(), amounts));
            each.remove();
        }
        return taken;
    }

    private List<Reading> takeReadings() {
        var taken = readings.values().stream().limit(PER_REPORT).toList();
        readings.values().removeAll(taken);
        return taken;
    }

    private void addHoursUp() {
        var latest = new HashMap<Key, Instant>();
        counted.keySet()
                .forEach(key ->
                        latest.merge(
                                key.at(Instant.EPOCH), key.hour(), (a, b) -> a.isAfter(b) ? a : b));
        var coarser = new HashMap<Key, Map<Measure, Long>>();
        counted.forEach((key, amounts) -> {
            var hour = latest.getOrDefault(key.at(Instant.EPOCH), key.hour());
            merge(coarser, key.at(hour), amounts);
        });
        counted.clear();
        counted.putAll(coarser);
    }

    private static void merge(
            Map<Key, Map<Measure, Long>> into, Key key, Map<Measure, Long> amounts) {
        var sums = into.computeIfAbsent(key, _ -> new EnumMap<>(Measure.class));
        amounts.forEach((measure, amount) -> sums.merge(measure, amount, Long::sum));
    }

    private record Key(@Nullable TenantId brand, @Nullable String incarnation, Instant hour) {

        Key at(Instant other) {
            return new Key(brand, incarnation, other);
        }
    }

    private record Read(TenantId brand, Measure measure) {}
}
