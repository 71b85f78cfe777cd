package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.internal.InternalTokens;
import com.manystory.tenancy.internal.InternalTokensAutoConfiguration;
import com.manystory.tenancy.registry.HttpTenantRegistry;
import com.manystory.tenancy.registry.RegistryCredentials;
import com.manystory.tenancy.registry.RegistryProperties;
import com.manystory.tenancy.registry.SnapshotPlace;
import com.manystory.tenancy.registry.SnapshotSeal;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The brands that this service knows.
@AutoConfiguration(
        after = {
            TenancyAutoConfiguration.class,
            InternalTokensAutoConfiguration.class,
            SharedSnapshotAutoConfiguration.class
        })
@ConditionalOnProperty("manystory.registry.url")
@ConditionalOnMissingBean(TenantRegistry.class)
@EnableConfigurationProperties(RegistryProperties.class)
public final class RegistryAutoConfiguration {

    @Bean
    HttpTenantRegistry tenantRegistry(
            RegistryProperties settings,
            TenancyProperties tenancy,
            ObjectProvider<RegistryCredentials> credentials,
            ObjectProvider<SnapshotPlace> shared,
            ObjectProvider<SnapshotSeal> seal,
            JsonMapper json) {
        return HttpTenantRegistry.at(
                Objects.requireNonNull(settings.url()),
                settings,
                tenancy.baseDomain(),
                () -> credentials.getObject().bearer(),
                json,
                shared.getIfAvailable(),
                seal.getIfAvailable());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(InternalTokens.class)
    static class CredentialsConfiguration {

        private static final String CONTROL_PLANE = "tenant-service";

        @Bean
        @ConditionalOnMissingBean
        RegistryCredentials registryCredentials(InternalTokens tokens) {
            return () -> tokens.mint(CONTROL_PLANE, null, tokens.issuer(), Set.of("service"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        /// Down until brands are known; include it in readiness.
        @Bean
        @ConditionalOnMissingBean(name = "registryHealthIndicator")
        HealthIndicator registryHealthIndicator(HttpTenantRegistry registry) {
            return () ->
                    (registry.isReady() ? Health.up() : Health.down())
                            .withDetail("version", registry.version())
                            .withDetail("brands", registry.all().size())
                            .build();
        }
    }
}
