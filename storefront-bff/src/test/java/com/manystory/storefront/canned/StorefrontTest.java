package com.manystory.storefront.canned;

import com.manystory.storefront.StorefrontApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/// A test of the storefront as visitors meet it, at a port of its own; all such tests share one.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {StorefrontApplication.class, StorefrontUnderTest.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "manystory.registry.url=",
            // An invalidation is said twice; here the second time comes before the test goes on.
            "manystory.cache.repeat-after=10ms",
            "management.server.port=0",
            "management.endpoint.health.validate-group-membership=false"
        })
@ContextConfiguration(initializers = KeysAndStores.class)
public @interface StorefrontTest {}
