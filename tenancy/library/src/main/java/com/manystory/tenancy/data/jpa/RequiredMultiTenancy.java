package com.manystory.tenancy.data.jpa;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.beans.factory.InitializingBean;

/// Fails the start unless Hibernate's multi-tenancy is really on: a provider that Hibernate doesn't
/// recognise is ignored silently.
public final class RequiredMultiTenancy implements InitializingBean {

    private final EntityManagerFactory factory;

    public RequiredMultiTenancy(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public void afterPropertiesSet() {
        var options = factory.unwrap(SessionFactoryImplementor.class).getSessionFactoryOptions();
        if (!options.isMultiTenancyEnabled()) {
            throw new IllegalStateException(
                    "Hibernate's multi-tenancy is off: some configuration replaced"
                            + " hibernate.multi_tenant_connection_provider");
        }
    }
}
