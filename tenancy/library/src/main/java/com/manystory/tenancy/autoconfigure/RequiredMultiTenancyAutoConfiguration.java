package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.data.jpa.RequiredMultiTenancy;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Refuses to start with Hibernate's multi-tenancy off.
@AutoConfiguration(
        after = {BrandDatabasesAutoConfiguration.class, HibernateJpaAutoConfiguration.class})
@ConditionalOnClass({
    MultiTenantConnectionProvider.class,
    EntityManagerFactory.class,
    HibernateJpaAutoConfiguration.class
})
@ConditionalOnBean({TenantDataSource.class, EntityManagerFactory.class})
public final class RequiredMultiTenancyAutoConfiguration {

    @Bean
    RequiredMultiTenancy requiredMultiTenancy(EntityManagerFactory factory) {
        return new RequiredMultiTenancy(factory);
    }
}
