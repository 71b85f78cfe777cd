package com.manystory.tenancy.internal;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.RegistryCredentials;
import com.manystory.tenancy.registry.SnapshotSeal;
import com.manystory.tenancy.registry.TenantRegistry;
import com.nimbusds.jose.JWSSigner;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Mints tokens in the name of this process.
@AutoConfiguration
@ConditionalOnClass(JWSSigner.class)
@EnableConfigurationProperties(InternalProperties.class)
public final class InternalTokensAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("manystory.internal.signing-key")
    InternalTokens internalTokens(
            InternalProperties properties, ObjectProvider<TenantRegistry> registry) {
        var name = properties.requiredName();
        return new InternalTokens(
                name,
                KeyFiles.signingKey(properties.requiredSigningKey(), name),
                properties.tokenLifetime(),
                InstantSource.system(),
                brand -> {
                    var known = registry.getIfAvailable();
                    return known == null
                            ? Optional.empty()
                            : known.find(brand).map(Brand::incarnation);
                });
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("manystory.internal.trusted-keys")
    TrustedKeys trustedKeys(InternalProperties properties) {
        return new TrustedKeys(properties.requiredTrustedKeys());
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty({"manystory.internal.signing-key", "manystory.internal.trusted-keys"})
    Seals seals(InternalProperties properties, TrustedKeys keys) {
        return new Seals(
                KeyFiles.signingKey(properties.requiredSigningKey(), properties.requiredName()),
                keys);
    }

    /// A process believes its own snapshots of the registry, and the control plane's.
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty({"manystory.internal.signing-key", "manystory.internal.trusted-keys"})
    SnapshotSeal snapshotSeal(Seals seals, InternalProperties properties) {
        var kind = "registry-snapshot";
        var trusted = List.of(properties.requiredName(), "tenant-service");
        return new SnapshotSeal() {
            @Override
            public String seal(String asOf, String text) {
                return seals.seal(kind, asOf, text);
            }

            @Override
            public boolean isTrusted(@Nullable String seal, String asOf, String text) {
                var sealer = seals.sealer(seal, kind, asOf, text);
                return sealer != null && trusted.contains(sealer);
            }
        };
    }

    /// Any service may read the registry.
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(InternalTokens.class)
    RegistryCredentials registryCredentials(InternalTokens tokens) {
        return () -> tokens.mint("tenant-service", null, tokens.issuer(), Set.of("service"));
    }
}
