package com.manystory.tenancy.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// Runs a `@SpringBootTest` on the embedded stores, with the brands Aster and Pebble made.
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(TenancyTestConfiguration.class)
@ContextConfiguration(initializers = EmbeddedPlatformInitializer.class)
public @interface TenancyTest {}
