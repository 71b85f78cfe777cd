package com.manystory.storefront.front;

import com.manystory.storefront.canned.FakeCatalog;
import com.manystory.storefront.canned.StorefrontTest;
import com.manystory.storefront.canned.Visitor;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The websites of Aster and Pebble, with nothing in memory when a test begins.
@StorefrontTest
abstract class VisitedStorefront {

    static final String ASTER = "aster.localhost";
    static final String PEBBLE = "pebble.localhost";

    @LocalServerPort private int port;
    @Autowired FakeCatalog catalog;
    @Autowired TenantCache cache;
    @Autowired InMemoryRegistry registry;

    Visitor visitor = new Visitor(0);

    @BeforeEach
    void forgetEverything() throws InterruptedException {
        visitor = new Visitor(port);
        for (var brand : List.of(TestBrands.ASTER, TestBrands.PEBBLE)) {
            TenantContext.run(brand.id(), () -> cache.invalidate(Set.of()));
        }
        Thread.sleep(Duration.ofMillis(100));
    }

    @AfterEach
    void restore() {
        registry.accept(TestBrands.ASTER);
        registry.accept(TestBrands.PEBBLE);
        catalog.fail(false);
        catalog.retitle("No. ");
    }
}
