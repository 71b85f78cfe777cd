package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.data.Control;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.databases.ControlDatabase;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.data.server.ServerClaims;
import com.manystory.tenancy.data.server.ServerMetrics;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// The service's control database. A service that keeps a database per brand gets it only by asking
/// with [Control]; for one that doesn't, it is simply the data source.
@AutoConfiguration(
        before = {
            DataSourceAutoConfiguration.class,
            DataSourceHealthContributorAutoConfiguration.class
        })
@ConditionalOnClass({DataSource.class, HikariDataSource.class, Driver.class, Flyway.class})
@ConditionalOnProperty("manystory.data.control-database")
@EnableConfigurationProperties(DataProperties.class)
public final class DataAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DatabaseNames databaseNames(DataProperties settings, Environment environment) {
        var service = settings.service();
        if (service == null) {
            var fallback = environment.getProperty("spring.application.name", "application");
            service = environment.getProperty("manystory.internal.name", fallback);
        }
        return new DatabaseNames(service.replaceFirst("-service$", "").replace("-", ""));
    }

    @Bean
    @ConditionalOnMissingBean
    ServerClaims serverClaims(DataProperties settings, DatabaseNames names) {
        return new ServerClaims(settings, names.service());
    }

    private static HikariDataSource open(DataProperties settings, DatabaseNames names) {
        return ControlDatabase.open(
                settings, names.service(), Migrations.in("db/tenancy-control", "db/control"));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(
            name = "manystory.data.brand-databases",
            havingValue = "true",
            matchIfMissing = true)
    static class BesideBrandDatabases {

        @Bean(defaultCandidate = false)
        @Control
        HikariDataSource controlDataSource(DataProperties settings, DatabaseNames names) {
            return open(settings, names);
        }

        @Bean(defaultCandidate = false)
        @Control
        JdbcClient controlJdbcClient(@Control DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean(defaultCandidate = false)
        @Control
        PlatformTransactionManager controlTransactionManager(@Control DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "manystory.data.brand-databases", havingValue = "false")
    static class Alone {

        @Bean
        @Control
        @ConditionalOnMissingBean(DataSource.class)
        HikariDataSource controlDataSource(DataProperties settings, DatabaseNames names) {
            return open(settings, names);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class MetricsConfiguration {

        @Bean
        @ConditionalOnMissingBean
        ServerMetrics serverMetrics(ServerClaims claims) {
            return new ServerMetrics(claims);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataSourceHealthIndicator.class)
    static class HealthConfiguration {

        /// The control database stands for the server; Boot's own indicator would ask the brands'
        /// data source, outside any brand.
        @Bean
        @ConditionalOnMissingBean(name = {"dbHealthIndicator", "dbHealthContributor"})
        DataSourceHealthIndicator dbHealthIndicator(@Control DataSource dataSource) {
            return new DataSourceHealthIndicator(dataSource);
        }
    }
}
