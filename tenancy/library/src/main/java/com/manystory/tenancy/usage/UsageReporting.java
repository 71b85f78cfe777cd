package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.periodic.PeriodicWork;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Delivers what was counted, again and again. A process that stops delivers before it ends; one
/// that is killed loses what it counted since the last time. While nobody takes it, it is kept.
final class UsageReporting implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UsageReporting.class);

    /// Stops after everything that uses something.
    private static final int EARLY = -1000;

    private final Usage usage;
    private final TenantRegistry registry;
    private final CpuSampler cpu;
    private final List<CacheWeights> caches;
    private final List<StoreReadings> stores;
    private final Receiver receiver;
    private final UsageProperties settings;
    private final Clock clock;
    private final PendingUsage pending = new PendingUsage();
    private Map<TenantId, Brand> active = new HashMap<>();
    private Instant countedAt;
    private @Nullable Instant readAt;
    private volatile @Nullable PeriodicWork work;

    UsageReporting(
            Usage usage,
            TenantRegistry registry,
            CpuSampler cpu,
            List<CacheWeights> caches,
            List<StoreReadings> stores,
            Receiver receiver,
            UsageProperties settings,
            Clock clock) {
        this.usage = usage;
        this.registry = registry;
        this.cpu = cpu;
        this.caches = List.copyOf(caches);
        this.stores = List.copyOf(stores);
        this.receiver = receiver;
        this.settings = settings;
        this.clock = clock;
        this.countedAt = clock.instant();
    }

    @Override
    public void start() {
        cpu.start();
        work = PeriodicWork.start("usage", settings.deliver(), this::tell);
    }

    @Override
    public void stop() {
        var telling = work;
        work = null;
        if (telling != null) {
            telling.close();
            try {
                count();
                deliver();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        cpu.close();
        receiver.close();
    }

    @Override
    public boolean isRunning() {
        return work != null;
    }

    @Override
    public int getPhase() {
        return EARLY;
    }

    private void tell() throws InterruptedException {
        count();
        read();
        deliver();
    }

    /// Takes what was counted.
    synchronized void count() {
        var now = clock.instant();
        cpu.settle();
        weighCaches(Duration.between(countedAt, now));
        countedAt = now;
        for (var brand : usage.all()) {
            var amounts = brand.take();
            pending.add(brand, amounts, now);
            var id = brand.brand();
            if (id != null && !amounts.isEmpty()) {
                registry.find(id).ifPresent(known -> active.put(id, known));
            }
        }
    }

    /// Asks the stores, if it is time.
    synchronized void read() throws InterruptedException {
        var now = clock.instant();
        var last = readAt;
        if (last != null && Duration.between(last, now).compareTo(settings.readings()) < 0) {
            return;
        }
        readAt = now;
        var asked =
                last == null
                        ? registry.all().stream()
                                .collect(Collectors.toMap(Brand::id, Function.identity()))
                        : active;
        active = new HashMap<>();
        for (var store : stores) {
            read(store, asked, now);
        }
    }

    private void read(StoreReadings store, Map<TenantId, Brand> asked, Instant now)
            throws InterruptedException {
        try {
            for (var value : store.read(List.copyOf(asked.values())).entrySet()) {
                var brand = asked.get(value.getKey());
                if (brand != null) {
                    pending.add(brand, store.measure(), value.getValue(), now);
                }
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            active.putAll(asked);
            log.warn("{} of brands can't be read: {}", store.measure().label(), e.toString());
        }
    }

    /// Delivers until nothing is left, or nobody takes it.
    synchronized void deliver() throws InterruptedException {
        for (var report = pending.next(); report != null; report = pending.next()) {
            try {
                receiver.deliver(report);
                pending.delivered();
            } catch (IOException e) {
                log.debug("Usage is kept until somebody takes it: {}", e.toString());
                return;
            }
        }
    }

    private void weighCaches(Duration held) {
        for (var cache : caches) {
            cache.bytes()
                    .forEach((brand, bytes) ->
                            usage.add(brand, Measure.CACHE_MEMORY, byteHours(bytes, held)));
        }
    }

    private static long byteHours(long bytes, Duration held) {
        return Math.round((double) bytes * held.toMillis() / Duration.ofHours(1).toMillis());
    }

    /// Takes reports.
    interface Receiver extends AutoCloseable {

        /// Delivers one.
        ///
        /// @throws IOException when it must be delivered again
        void deliver(UsageReport report) throws IOException, InterruptedException;

        @Override
        default void close() {}
    }
}
