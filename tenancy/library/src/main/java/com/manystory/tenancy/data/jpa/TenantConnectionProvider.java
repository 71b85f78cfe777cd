package com.manystory.tenancy.data.jpa;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.TenantRebindException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;

/// Gives Hibernate connections of the bound brand.
public final class TenantConnectionProvider implements MultiTenantConnectionProvider<String> {

    private static final long serialVersionUID = 1;

    private final transient DataSource tenants;

    /// @param tenants the data source that routes by the bound brand
    public TenantConnectionProvider(DataSource tenants) {
        this.tenants = tenants;
    }

    /// @throws NoTenantException always: there is no connection that suits any brand
    @Override
    public Connection getAnyConnection() {
        throw new NoTenantException();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    /// @throws TenantRebindException when the session's brand isn't the bound one
    @Override
    public Connection getConnection(String tenantIdentifier) throws SQLException {
        var bound = TenantContext.required();
        if (!bound.value().equals(tenantIdentifier)) {
            throw new TenantRebindException(TenantId.of(tenantIdentifier), bound);
        }
        return tenants.getConnection();
    }

    @Override
    public void releaseConnection(String tenantIdentifier, Connection connection)
            throws SQLException {
        connection.close();
    }

    @Override
    public Connection getReadOnlyConnection(String tenantIdentifier) throws SQLException {
        return getConnection(tenantIdentifier);
    }

    @Override
    public void releaseReadOnlyConnection(String tenantIdentifier, Connection connection)
            throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new UnknownUnwrapTypeException(type);
    }
}
