package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnreachableTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final TenantId PEBBLE = TenantId.of("pebble");

    private final Unreachable unreachable = new Unreachable(Duration.ofMinutes(1));

    @Test
    void pausesTheTopicOfTheBrandAndNothingElse() {
        var failed =
                unreachable.learn(
                        ASTER,
                        List.of(row(1, "paid", null), row(2, "cancelled", null)),
                        Set.of(2L));

        assertThat(failed).containsExactly("paid");
        assertThat(unreachable.topics(ASTER)).containsExactly("paid");
        assertThat(unreachable.topics(PEBBLE)).isEmpty();
    }

    @Test
    void pausesNoTopicWhoseEventsWaitedForAnothersOnly() {
        var failed =
                unreachable.learn(
                        ASTER, List.of(row(1, "paid", "a"), row(2, "cancelled", "a")), Set.of());

        assertThat(failed).containsExactly("paid");
    }

    @Test
    void forgetsTheTopicOnceItIsSent() {
        unreachable.learn(ASTER, List.of(row(1, "paid", null)), Set.of());
        unreachable.learn(ASTER, List.of(row(1, "paid", null)), Set.of(1L));

        assertThat(unreachable.topics(ASTER)).isEmpty();
    }

    private static OutboxRow row(long id, String topic, @Nullable String key) {
        return new OutboxRow(id, UUID.randomUUID(), topic, "Event", key, "{}", "{}");
    }
}
