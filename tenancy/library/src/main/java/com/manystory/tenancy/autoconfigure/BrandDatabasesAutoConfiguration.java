package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.data.BrandConnections;
import com.manystory.tenancy.data.BrandCredentials;
import com.manystory.tenancy.data.ConnectionOpener;
import com.manystory.tenancy.data.Control;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.OpenRate;
import com.manystory.tenancy.data.PoolHousekeeping;
import com.manystory.tenancy.data.PoolLimits;
import com.manystory.tenancy.data.PoolListener;
import com.manystory.tenancy.data.PoolMetrics;
import com.manystory.tenancy.data.RebindGuard;
import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.data.databases.ControlRows;
import com.manystory.tenancy.data.databases.DatabaseTemplates;
import com.manystory.tenancy.data.databases.EarlierSessions;
import com.manystory.tenancy.data.databases.InstanceBeat;
import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.data.server.ServerClaims;
import com.manystory.tenancy.registry.TenantRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/// A database per brand, and the data source that routes to the bound brand's.
@AutoConfiguration(
        after = {DataAutoConfiguration.class, RegistryAutoConfiguration.class},
        afterName =
                "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
        before = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataProperties.class)
@ConditionalOnProperty(
        name = "manystory.data.brand-databases",
        havingValue = "true",
        matchIfMissing = true)
public final class BrandDatabasesAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BrandCredentials brandCredentials(DataProperties settings) {
        return new BrandCredentials(settings.credentialsKey());
    }

    @Bean
    @ConditionalOnMissingBean
    ConnectionOpener connectionOpener(
            DataProperties settings,
            DatabaseNames names,
            BrandCredentials credentials,
            TenantRegistry registry) {
        return new BrandConnections(settings, names, credentials, registry);
    }

    @Bean
    @ConditionalOnMissingBean
    OpenRate openRate(DataProperties settings, ConnectionOpener opener, ServerClaims claims) {
        return new OpenRate(settings, opener, claims::opens);
    }

    @Bean
    @ConditionalOnMissingBean
    KeyedConnectionPool keyedConnectionPool(
            DataProperties settings,
            ConnectionOpener opener,
            TenantRegistry registry,
            ObjectProvider<PoolListener> listeners) {
        var pool =
                new KeyedConnectionPool(
                        PoolLimits.of(settings),
                        opener,
                        PoolListener.all(listeners.orderedStream().toList()));
        registry.onChange(pool::follow);
        return pool;
    }

    @Bean
    @ConditionalOnMissingBean
    PoolHousekeeping poolHousekeeping(KeyedConnectionPool pool, OpenRate rate) {
        return new PoolHousekeeping(pool, rate, Duration.ofSeconds(5));
    }

    @Bean
    @Primary
    @ConditionalOnMissingBean
    TenantDataSource tenantDataSource(KeyedConnectionPool pool) {
        TenantContext.guardRebinding(new RebindGuard());
        return new TenantDataSource(pool);
    }

    @Bean
    @ConditionalOnMissingBean
    TenantDatabases tenantDatabases(
            DataProperties settings,
            DatabaseNames names,
            BrandCredentials credentials,
            @Control DataSource control,
            KeyedConnectionPool pool,
            ServerClaims claims) {
        return new TenantDatabases(
                settings,
                names,
                credentials,
                control,
                pool,
                Migrations.in("db/tenancy", "db/migration"),
                claims);
    }

    @Bean
    @ConditionalOnMissingBean
    EarlierSessions earlierSessions(TenantDatabases databases) {
        return databases.endEarlierSessions(Duration.ofSeconds(5));
    }

    @Bean
    @ConditionalOnMissingBean
    ControlRows controlRows(@Control DataSource control, DatabaseNames names) {
        return new ControlRows(control, names);
    }

    @Bean
    @ConditionalOnMissingBean
    DatabaseTemplates databaseTemplates(TenantDatabases databases) {
        return new DatabaseTemplates(databases);
    }

    @Bean
    @ConditionalOnMissingBean
    InstanceBeat instanceBeat(TenantDatabases databases, Environment environment) {
        return new InstanceBeat(
                databases, environment.getProperty("spring.application.version", "unknown"));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class MetricsConfiguration {

        @Bean
        @ConditionalOnBean(MeterRegistry.class)
        @ConditionalOnMissingBean
        PoolMetrics poolMetrics(MeterRegistry registry) {
            return new PoolMetrics(registry);
        }

        @Bean
        @ConditionalOnMissingBean(name = "poolGauges")
        MeterBinder poolGauges(KeyedConnectionPool pool, OpenRate rate, DataProperties settings) {
            return registry -> {
                var metrics = new PoolMetrics(registry);
                metrics.bind(pool);
                metrics.bind(rate, settings.cells().keySet());
            };
        }
    }
}
