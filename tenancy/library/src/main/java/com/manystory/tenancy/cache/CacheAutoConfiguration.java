package com.manystory.tenancy.cache;

import com.manystory.tenancy.redis.Namespaces;
import com.manystory.tenancy.redis.RedisAutoConfiguration;
import com.manystory.tenancy.redis.RedisLink;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/// The cache of every service; with Redis, when there is one.
@AutoConfiguration(
        after = RedisAutoConfiguration.class,
        afterName = {
            "com.manystory.tenancy.autoconfigure.RegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@EnableConfigurationProperties(CacheProperties.class)
public final class CacheAutoConfiguration {

    private static final String TRANSACTIONS =
            "org.springframework.transaction.support.TransactionSynchronizationManager";

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    TenantCache tenantCache(
            CacheProperties settings,
            TenantRegistry registry,
            ObjectProvider<RedisLink> redis,
            ObjectProvider<MeterRegistry> meters,
            Environment environment) {
        var link = redis.getIfAvailable();
        var namespaces = new Namespaces(registry, RedisAutoConfiguration.serviceName(environment));
        var cache =
                new TenantCache(
                        settings,
                        tenant ->
                                registry.find(tenant)
                                        .map(CacheAutoConfiguration::version)
                                        .orElseThrow(() ->
                                                new IllegalStateException(
                                                        "Unknown brand " + tenant)),
                        writing(),
                        new CacheMetrics(meters.getIfAvailable(CompositeMeterRegistry::new)),
                        link == null
                                ? null
                                : new SharedCache(link, namespaces, settings.longestTtl()),
                        link == null
                                ? null
                                : (heard, missed) ->
                                        new InvalidationLink(
                                                link, heard, missed, settings.heartbeat()));
        registry.onChange(new BrandChanges(registry, cache));
        return cache;
    }

    private static String version(Brand brand) {
        return brand.incarnation() + "." + brand.generation();
    }

    private static BooleanSupplier writing() {
        return ClassUtils.isPresent(TRANSACTIONS, CacheAutoConfiguration.class.getClassLoader())
                ? new OpenTransaction()
                : () -> false;
    }

    /// Apart, so that it is loaded only where there are transactions.
    private static final class OpenTransaction implements BooleanSupplier {

        @Override
        public boolean getAsBoolean() {
            return TransactionSynchronizationManager.isActualTransactionActive()
                    && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        }
    }
}
