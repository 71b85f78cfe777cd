package com.manystory.storefront.front;

import static com.manystory.tenancy.test.TestBrands.ASTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.StorefrontSettings;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.limit.LimitProperties;
import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.usage.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class SitesTests {

    private final InMemoryRegistry truth = new InMemoryRegistry(ASTER);
    private final Sites sites =
            new Sites(
                    new SlowToFindHosts(truth),
                    Binder.get(new MockEnvironment())
                            .bindOrCreate("manystory.storefront", StorefrontSettings.class),
                    "localhost",
                    new FrontMetrics(new SimpleMeterRegistry()),
                    RateLimits.alone(new LimitProperties(null, null, null, 20), truth),
                    new Usage(truth));

    @Test
    void aRequestThatFoundItsBrandBeforeAChangeDoesNotBringTheEarlierStateBack() {
        truth.accept(TestBrands.changed(ASTER, ASTER.spec()));
        var now = sites.of(ASTER.id());

        assertThat(sites.find("aster.localhost")).isSameAs(now);
        assertThat(sites.of(ASTER.id())).isSameAs(now);
    }

    /// Finds a host's brand as it was before the last change, as a thread does that was slow.
    private record SlowToFindHosts(InMemoryRegistry truth) implements TenantRegistry {

        @Override
        public Optional<Brand> findByHost(String host) {
            return Optional.of(ASTER);
        }

        @Override
        public Optional<Brand> find(TenantId id) {
            return truth.find(id);
        }

        @Override
        public Collection<Brand> all() {
            return truth.all();
        }

        @Override
        public long version() {
            return truth.version();
        }

        @Override
        public boolean awaitVersion(long version, Duration timeout) {
            return truth.awaitVersion(version, timeout);
        }

        @Override
        public void accept(Brand brand) {
            truth.accept(brand);
        }

        @Override
        public void onChange(ChangeListener listener) {
            truth.onChange(listener);
        }
    }
}
