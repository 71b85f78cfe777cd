package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache.CachedValue;
import com.manystory.tenancy.redis.Namespaces;
import com.manystory.tenancy.redis.RedisLink;
import com.manystory.tenancy.redis.RedisProperties;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/// One process with a cache, of the several that a test needs.
final class CacheProcess implements AutoCloseable {

    private static final Duration HOUR = Duration.ofHours(1);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicBoolean isWriting = new AtomicBoolean();
    final TenantCache cache;
    private final @Nullable RedisLink link;

    CacheProcess(@Nullable RedisProperties redis, TenantRegistry registry) {
        this(redis, registry, Duration.ZERO);
    }

    CacheProcess(@Nullable RedisProperties redis, TenantRegistry registry, Duration repeatAfter) {
        var settings =
                new CacheProperties(
                        DataSize.ofMegabytes(8),
                        Duration.ofDays(1),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(1),
                        repeatAfter,
                        Duration.ofMillis(500));
        var opened = redis == null ? null : new RedisLink(redis);
        this.link = opened;
        this.cache =
                new TenantCache(
                        settings,
                        tenant -> version(registry.find(tenant).orElseThrow()),
                        isWriting::get,
                        new CacheMetrics(meters),
                        opened == null
                                ? null
                                : new SharedCache(
                                        opened,
                                        new Namespaces(registry, "catalog"),
                                        settings.longestTtl()),
                        opened == null
                                ? null
                                : (heard, missed) ->
                                        new InvalidationLink(
                                                opened, heard, missed, settings.heartbeat()));
    }

    private static String version(Brand brand) {
        return brand.incarnation() + "." + brand.generation();
    }

    String get(TenantId brand, String key, TenantCache.Loader loader) {
        var value = TenantContext.call(brand, () -> cache.get("test", key, HOUR, loader));
        return new String(value.body(), StandardCharsets.UTF_8);
    }

    void invalidate(TenantId brand, String... tags) {
        TenantContext.run(brand, () -> cache.invalidate(Set.of(tags)));
    }

    static CachedValue value(String body, String... tags) {
        return new CachedValue(
                body.getBytes(StandardCharsets.UTF_8), Set.of(tags), Map.of("type", "text"));
    }

    double count(String source) {
        return meters.find("manystory.cache.gets").tag("source", source).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        cache.close();
        if (link != null) {
            link.close();
        }
    }
}
