package com.manystory.tenants.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowersTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Followers followers = new Followers();

    @Test
    void waitsForNobodyWhoDoesntFollow() {
        assertThat(taken(List.of("catalog-service"), 7)).isLessThan(PATIENCE);
    }

    @Test
    void goesOnWhenTheLastFollowerHoldsTheVersion() {
        followers.holds("catalog-service", 6);
        followers.holds("storefront-bff", 7);
        Thread.ofVirtual().start(() -> followers.holds("catalog-service", 7));

        assertThat(taken(List.of("catalog-service", "storefront-bff"), 7)).isLessThan(PATIENCE);
    }

    @Test
    void losesPatience() throws InterruptedException {
        followers.holds("catalog-service", 6);
        var started = System.nanoTime();

        followers.await(List.of("catalog-service"), 7, Duration.ofMillis(50));

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    private Duration taken(List<String> services, long version) {
        var started = System.nanoTime();
        try {
            followers.await(services, version, PATIENCE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
