package com.manystory.tenancy.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.redis.Namespaces;
import com.manystory.tenancy.testing.FakeRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InvalidationRetriesTests {

    private static final TenantId ERASED = TenantId.of("erased");

    private final Namespaces namespaces = new Namespaces(new FakeRegistry(), "catalog-service");
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void goesOnForOtherBrandsAfterOneThatTheRegistryDoesNotKnow() {
        var attempts = new AtomicInteger();
        try (var retries =
                new InvalidationRetries(invalidation -> {
                    attempts.incrementAndGet();
                    return say(invalidation);
                })) {
            retries.add(ERASED, Set.of("listing:1"));
            await().until(() -> attempts.get() == 1);

            retries.add(FakeRegistry.ASTER, Set.of("listing:2"));

            await().until(() -> said.contains("aster[listing:2]"));
            assertThat(attempts).hasValue(2);
        }
    }

    @Test
    void goesOnAndTriesAgainWhateverFails() {
        var attempts = new AtomicInteger();
        try (var retries =
                new InvalidationRetries(invalidation -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IllegalArgumentException("on purpose");
                    }
                    return say(invalidation);
                })) {
            retries.repeatLater(
                    new Invalidation("self", true, FakeRegistry.ASTER, Set.of("listing:2")),
                    Duration.ofMillis(1));

            await().until(() -> said.contains("aster[listing:2]"));
        }
    }

    @Test
    void waitsOnceForAnyNumberOfInvalidationsOfABrand() {
        try (var retries = new InvalidationRetries(_ -> false)) {
            for (int i = 0; i < 10_000; i++) {
                retries.add(FakeRegistry.ASTER, Set.of("listing:" + i));
            }

            assertThat(retries.size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void saysNothingMoreOfABrandThatIsGone() {
        try (var retries = new InvalidationRetries(this::say)) {
            retries.repeatLater(
                    new Invalidation("self", true, ERASED, Set.of()), Duration.ofHours(1));

            retries.forget(ERASED);

            assertThat(retries.size()).isZero();
        }
    }

    private boolean say(Invalidation invalidation) {
        namespaces.shared(invalidation.tenant());
        said.add(invalidation.tenant() + invalidation.tags().toString());
        return true;
    }
}
