package com.manystory.storefront.front;

import com.manystory.storefront.canned.OpenStorefront;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/// The websites with nothing in memory when a test begins.
abstract class VisitedStorefront extends OpenStorefront {

    @Autowired TenantCache cache;

    @BeforeEach
    void forgetEverything() throws InterruptedException {
        for (var brand : List.of(TestBrands.ASTER, TestBrands.PEBBLE)) {
            TenantContext.run(brand.id(), () -> cache.invalidate(Set.of()));
        }
        Thread.sleep(Duration.ofMillis(100));
    }
}
