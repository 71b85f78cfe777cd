package com.manystory.tenancy.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Which limit holds when a brand's quotas are changed.
class RateLimitsTests {

    private static final Brand BEFORE = limitedTo(60);
    private static final Brand AFTER = limitedTo(120);

    private final InMemoryRegistry registry = new InMemoryRegistry(BEFORE);
    private final RateLimits limits =
            RateLimits.alone(new LimitProperties(null, null, null, 20), registry);

    @Test
    void workThatHoldsAnOlderBrandIsGivenTheNewestLimit() {
        assertThat(perSecond(BEFORE)).isEqualTo(1);

        registry.accept(AFTER);

        assertThat(perSecond(BEFORE)).isEqualTo(2);
    }

    @Test
    void workThatHoldsAnOlderBrandDoesNotBringItsLimitBack() {
        registry.accept(AFTER);
        var known = limits.of(Limited.MESSAGES, AFTER);

        assertThat(limits.of(Limited.MESSAGES, BEFORE)).isSameAs(known);
        assertThat(limits.of(Limited.MESSAGES, AFTER)).isSameAs(known);
    }

    @Test
    void eachBrandHasAnAllowanceOfItsOwn() {
        var pebble = limitedTo(TestBrands.PEBBLE, 60);
        registry.accept(pebble);

        assertThat(limits.of(Limited.MESSAGES, BEFORE))
                .isSameAs(limits.of(Limited.MESSAGES, BEFORE))
                .isNotSameAs(limits.of(Limited.MESSAGES, pebble))
                .isSameAs(limits.of(Limited.MESSAGES, BEFORE));
    }

    @Test
    void aChangeOfSomethingElseKeepsWhatIsLeft() {
        var known = limits.of(Limited.MESSAGES, BEFORE);

        registry.accept(limitedTo(60));

        assertThat(limits.of(Limited.MESSAGES, BEFORE)).isSameAs(known);
    }

    private double perSecond(Brand brand) {
        return Objects.requireNonNull(limits.of(Limited.MESSAGES, brand)).limit().perSecond();
    }

    private static Brand limitedTo(long messagesPerMinute) {
        return limitedTo(TestBrands.ASTER, messagesPerMinute);
    }

    private static Brand limitedTo(Brand brand, long messagesPerMinute) {
        var quotas = Map.<String, Object>of("messagesPerMinute", messagesPerMinute);
        return TestBrands.changed(brand, TestBrands.with(brand.spec(), Map.of("quotas", quotas)));
    }
}
