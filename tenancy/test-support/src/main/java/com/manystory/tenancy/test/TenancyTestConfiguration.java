package com.manystory.tenancy.test;

import com.manystory.tenancy.registry.TenantPart;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// A registry that knows Aster and Pebble, and whatever the service under test holds of them made
/// before the first test.
@TestConfiguration(proxyBeanMethods = false)
public class TenancyTestConfiguration {

    @Bean
    InMemoryRegistry inMemoryRegistry() {
        return new InMemoryRegistry(TestBrands.ASTER, TestBrands.PEBBLE);
    }

    @Bean
    BrandsUnderTest brandsUnderTest(TenantRegistry registry, ObjectProvider<TenantPart> parts) {
        return new BrandsUnderTest(registry, List.copyOf(parts.orderedStream().toList()));
    }
}
