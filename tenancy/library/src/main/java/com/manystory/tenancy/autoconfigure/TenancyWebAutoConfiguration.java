package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.fleet.MigrationsController;
import com.manystory.tenancy.fleet.MovesController;
import com.manystory.tenancy.registry.NothingKept;
import com.manystory.tenancy.registry.TenantPart;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.registry.web.PartsController;
import com.manystory.tenancy.web.HostTenantResolver;
import com.manystory.tenancy.web.ProblemAdvice;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.DispatcherServlet;

/// Problem details, brands by host name, and the endpoint of the service's parts.
@AutoConfiguration(
        after = {RegistryAutoConfiguration.class, BrandDatabasesAutoConfiguration.class},
        before = WebMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
public final class TenancyWebAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({CannotGetJdbcConnectionException.class, TransactionException.class})
    static class DatabaseConfiguration {

        @Bean
        @ConditionalOnMissingBean
        ProblemAdvice problemAdvice() {
            return new ProblemAdvice(DatabaseFailures::problem);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("org.springframework.jdbc.CannotGetJdbcConnectionException")
    static class NoDatabaseConfiguration {

        @Bean
        @ConditionalOnMissingBean
        ProblemAdvice problemAdvice() {
            return new ProblemAdvice(_ -> Optional.empty());
        }
    }

    @Bean
    @ConditionalOnBean(TenantRegistry.class)
    @ConditionalOnMissingBean
    HostTenantResolver hostTenantResolver(TenantRegistry registry) {
        return new HostTenantResolver(registry);
    }

    @Bean
    @ConditionalOnBean(TenantRegistry.class)
    @ConditionalOnMissingBean
    PartsController partsController(
            TenantRegistry registry, ObjectProvider<TenantPart> parts, Environment environment) {
        var all = parts.orderedStream().toList();
        var fallback = environment.getProperty("spring.application.name", "application");
        var service = environment.getProperty("manystory.internal.name", fallback);
        return new PartsController(
                registry, all.isEmpty() ? List.of(new NothingKept(service)) : all);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Flyway.class)
    @ConditionalOnBean(TenantDatabases.class)
    static class MigrationsConfiguration {

        @Bean
        @ConditionalOnMissingBean
        MigrationsController migrationsController(TenantDatabases databases) {
            return new MigrationsController(databases.migrations());
        }

        @Bean
        @ConditionalOnMissingBean
        MovesController movesController(TenantRegistry registry, TenantDatabases databases) {
            return new MovesController(registry, databases.moves());
        }
    }
}
