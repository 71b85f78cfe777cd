package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.data.jpa.BoundTenantResolver;
import com.manystory.tenancy.data.jpa.TenantConnectionProvider;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;

/// Hibernate on the bound brand's database.
@AutoConfiguration(
        after = BrandDatabasesAutoConfiguration.class,
        before = HibernateJpaAutoConfiguration.class)
@ConditionalOnClass({
    MultiTenantConnectionProvider.class,
    EntityManagerFactory.class,
    HibernatePropertiesCustomizer.class
})
@ConditionalOnBean(TenantDataSource.class)
public final class HibernateTenancyAutoConfiguration {

    /// The customizer is the only way that works: as beans, provider and resolver are ignored
    /// silently. The server is described here because there is no brand to ask one at start.
    @Bean
    @ConditionalOnMissingBean(name = "tenancyHibernatePropertiesCustomizer")
    HibernatePropertiesCustomizer tenancyHibernatePropertiesCustomizer(TenantDataSource tenants) {
        return properties -> {
            properties.put(
                    MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
                    new TenantConnectionProvider(tenants));
            properties.put(
                    MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
                    new BoundTenantResolver());
            properties.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
            properties.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
            properties.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, 18);
        };
    }
}
