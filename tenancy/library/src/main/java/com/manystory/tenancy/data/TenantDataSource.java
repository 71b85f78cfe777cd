package com.manystory.tenancy.data;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The data source of every repository, template and transaction manager: each connection is to the
/// database of the brand bound to the caller.
public final class TenantDataSource implements DataSource {

    private final KeyedConnectionPool pool;

    public TenantDataSource(KeyedConnectionPool pool) {
        this.pool = pool;
    }

    /// Lends a connection to the bound brand's database.
    ///
    /// @throws NoTenantException before any SQL, when no brand is bound
    @Override
    public Connection getConnection() throws SQLException {
        return pool.borrow(TenantContext.required());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The bound brand decides the user");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("Set manystory.data.acquire-timeout");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(TenantDataSource.class.getPackageName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("Not a wrapper for " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
