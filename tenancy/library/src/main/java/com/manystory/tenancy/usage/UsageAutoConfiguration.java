package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.data.PoolListener;
import com.manystory.tenancy.data.databases.ExecutionTime;
import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.registry.HttpTenantRegistry;
import com.manystory.tenancy.registry.RegistryCredentials;
import com.manystory.tenancy.registry.RegistryProperties;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Measures what brands use, and tells the control plane where there is one to tell.
@AutoConfiguration(
        afterName = {
            "com.manystory.tenancy.autoconfigure.RegistryAutoConfiguration",
            "com.manystory.tenancy.cache.CacheAutoConfiguration",
            "com.manystory.tenancy.redis.RedisAutoConfiguration"
        },
        beforeName = {
            "com.manystory.tenancy.autoconfigure.BrandDatabasesAutoConfiguration",
            "com.manystory.tenancy.internal.InternalSecurityAutoConfiguration",
            "com.manystory.tenancy.messaging.MessagingAutoConfiguration",
            "com.manystory.tenancy.messaging.SqsAutoConfiguration"
        })
@ConditionalOnBean(TenantRegistry.class)
@EnableConfigurationProperties(UsageProperties.class)
public final class UsageAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Usage usage(TenantRegistry registry) {
        var usage = new Usage(registry);
        TenantContext.listen(new WorkingThreads(usage));
        return usage;
    }

    @Bean
    @ConditionalOnBean(HttpTenantRegistry.class)
    @ConditionalOnMissingBean
    UsageReporting usageReporting(
            Usage usage,
            TenantRegistry registry,
            ObjectProvider<CacheWeights> caches,
            ObjectProvider<TenantCache> cache,
            ObjectProvider<StoreReadings> stores,
            RegistryProperties controlPlane,
            RegistryCredentials credentials,
            UsageProperties settings,
            JsonMapper json) {
        var weighed = new ArrayList<>(caches.orderedStream().toList());
        cache.ifAvailable(near -> weighed.add(near::bytes));
        return new UsageReporting(
                usage,
                registry,
                new CpuSampler(usage, settings.sampleCpu()),
                weighed,
                stores.orderedStream().toList(),
                new UsageDelivery(
                        Objects.requireNonNull(controlPlane.url()),
                        controlPlane.connectTimeout(),
                        credentials,
                        json),
                settings,
                Clock.systemUTC());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({DataSource.class, JdbcClient.class})
    @ConditionalOnProperty("manystory.data.control-database")
    static class DatabaseConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "poolUsage")
        PoolListener poolUsage(Usage usage) {
            return new PoolUsage(usage);
        }

        @Bean
        @ConditionalOnMissingBean(name = "databaseSizes")
        StoreReadings databaseSizes(ObjectProvider<TenantDatabases> databases) {
            return StoreReadings.of(
                    Measure.DATABASE_STORAGE,
                    brands -> StoreReading.levels(databases.getObject().use().sizes(brands)));
        }

        @Bean
        @ConditionalOnMissingBean(name = "databaseTimes")
        StoreReadings databaseTimes(ObjectProvider<TenantDatabases> databases) {
            return StoreReadings.of(
                    Measure.DATABASE_TIME,
                    brands -> totals(databases.getObject().use().executionTimes(brands)));
        }

        private static Map<TenantId, StoreReading> totals(Map<TenantId, ExecutionTime> times) {
            var totals = new HashMap<TenantId, StoreReading>();
            times.forEach((brand, time) ->
                    totals.put(brand, new StoreReading(time.micros(), time.at(), time.epoch())));
            return totals;
        }
    }
}
