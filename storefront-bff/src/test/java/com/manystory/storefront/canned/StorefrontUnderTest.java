package com.manystory.storefront.canned;

import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// The storefront between a made-up catalogue and real stores, for Aster and Pebble.
@TestConfiguration(proxyBeanMethods = false)
public class StorefrontUnderTest {

    @Bean
    InMemoryRegistry inMemoryRegistry() {
        return new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
    }
}
