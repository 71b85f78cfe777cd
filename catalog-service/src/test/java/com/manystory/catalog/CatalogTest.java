package com.manystory.catalog;

import com.manystory.tenancy.test.TenancyTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/// Runs the whole service on a free port with the brands Aster and Pebble.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TenancyTest
@Import(CatalogClient.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "manystory.catalog.wake-every=200ms",
            "manystory.media.directory=${java.io.tmpdir}/manystory-catalog-tests"
        })
public @interface CatalogTest {}
