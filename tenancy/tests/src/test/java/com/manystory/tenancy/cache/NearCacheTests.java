package com.manystory.tenancy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache.CachedValue;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearCacheTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final TenantId PEBBLE = TenantId.of("pebble");
    private static final NearKey HOME = new NearKey(ASTER, "a1.1", "pages", "home");
    private static final Duration HOUR = Duration.ofHours(1);

    private final NearCache cache = new NearCache(1_000_000);

    @Test
    void refusesWhatWasLoadingWhenEverythingBecameStale() {
        var mark = cache.mark();
        cache.invalidateEverything();

        cache.put(HOME, value("listings"), mark, HOUR);

        assertThat(cache.get(HOME, HOUR)).isNull();
    }

    @Test
    void remembersNothingOfABrandThatIsGone() {
        cache.invalidate(ASTER, Set.of("listings"));
        cache.put(HOME, value("listings"), cache.mark(), HOUR);
        var loading = cache.mark();
        cache.invalidate(ASTER, Set.of("listings"));

        cache.forget(ASTER);

        assertThat(cache.remembered()).isZero();
        assertThat(cache.get(HOME, HOUR)).isNull();
        cache.put(HOME, value("listings"), loading, HOUR);
        assertThat(cache.get(HOME, HOUR)).isNull();
    }

    @Test
    void refusesWhatWasLoadingWhenItsTagBecameStale() {
        var mark = cache.mark();
        cache.invalidate(ASTER, Set.of("listings"));

        cache.put(HOME, value("listings"), mark, HOUR);

        assertThat(cache.get(HOME, HOUR)).isNull();
    }

    @Test
    void keepsWhatBeganToLoadAfterwards() {
        cache.invalidate(ASTER, Set.of("listings"));
        cache.invalidate(ASTER, Set.of());
        cache.invalidateEverything();

        cache.put(HOME, value("listings"), cache.mark(), HOUR);

        assertThat(cache.get(HOME, HOUR)).isNotNull();
    }

    @Test
    void dropsByTagAndBrand() {
        cache.put(HOME, value("listings"), cache.mark(), HOUR);
        cache.invalidate(PEBBLE, Set.of("listings"));
        cache.invalidate(ASTER, Set.of("places"));
        assertThat(cache.get(HOME, HOUR)).isNotNull();

        cache.invalidate(ASTER, Set.of("listings"));
        assertThat(cache.get(HOME, HOUR)).isNull();
    }

    @Test
    void forgetsSingleTagsWhenThereAreTooMany() {
        cache.put(HOME, value("listings"), cache.mark(), HOUR);
        var many =
                IntStream.range(0, 20_001)
                        .mapToObj(i -> "listing:" + i)
                        .collect(Collectors.toSet());

        cache.invalidate(ASTER, many);
        assertThat(cache.get(HOME, HOUR)).isNotNull();
        cache.invalidate(ASTER, Set.of("places"));

        assertThat(cache.get(HOME, HOUR)).isNull();
    }

    @Test
    void endsWithItsTime() throws InterruptedException {
        cache.put(HOME, value("listings"), cache.mark(), Duration.ofMillis(20));
        cache.put(HOME, value("listings"), cache.mark(), Duration.ZERO);
        Thread.sleep(30);

        assertThat(cache.get(HOME, HOUR)).isNull();
    }

    @Test
    void refusesWhatIsOlderThanTheLimit() throws InterruptedException {
        cache.put(HOME, value("listings"), cache.mark(), HOUR);
        Thread.sleep(30);

        assertThat(cache.get(HOME, Duration.ofMillis(20))).isNull();
        assertThat(cache.get(HOME, HOUR)).isNotNull();
    }

    private static CachedValue value(String... tags) {
        return new CachedValue(new byte[] {1}, Set.of(tags), Map.of());
    }
}
