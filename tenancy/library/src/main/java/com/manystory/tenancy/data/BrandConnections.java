package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.DataProperties.Cell;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.TenantRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Properties;

/// Opens connections as the brand's own role, and refuses a database that isn't the brand's.
public final class BrandConnections implements ConnectionOpener {

    private static final String WRONG_PASSWORD = "28P01";
    private static final String IDENTITY = "select brand_id, incarnation from tenant_identity";

    private final DataProperties settings;
    private final DatabaseNames names;
    private final BrandCredentials credentials;
    private final TenantRegistry registry;

    public BrandConnections(
            DataProperties settings,
            DatabaseNames names,
            BrandCredentials credentials,
            TenantRegistry registry) {
        this.settings = settings;
        this.names = names;
        this.credentials = credentials;
        this.registry = registry;
    }

    @Override
    public Lane lane(TenantId tenant) throws SQLException {
        var name = brand(tenant).cell();
        return new Lane(name, cell(name).cores() * settings.opensPerCore());
    }

    @Override
    public Login login(TenantId tenant) throws SQLException {
        var brand = brand(tenant);
        return new Login(brand.cell(), brand.credentialsVersion());
    }

    @Override
    public Opened open(TenantId tenant) throws SQLException {
        var brand = brand(tenant);
        var opened = logIn(brand);
        var connection = opened.connection();
        try {
            verify(brand, connection);
            // This time limit was for opening: statements may take longer, and from here on it is
            // the watched socket that gives a peer up. Lifting it costs no round trip.
            connection.setNetworkTimeout(Runnable::run, 0);
            return opened;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// While a password is being changed, this process may hear of it before the database does, or
    /// after; and the role of a brand that was made by an earlier release has a former password
    /// until the brand is reconciled.
    private Opened logIn(Brand brand) throws SQLException {
        var version = brand.credentialsVersion();
        var role = names.brand(brand.id());
        var life = brand.incarnation();
        try {
            return logIn(brand, version, credentials.password(role, life, version));
        } catch (SQLException e) {
            if (!WRONG_PASSWORD.equals(e.getSQLState())) {
                throw e;
            }
            for (var other :
                    List.of(
                            new Other(version - 1, credentials.password(role, life, version - 1)),
                            new Other(version + 1, credentials.password(role, life, version + 1)),
                            new Other(version, credentials.former(role, version)),
                            new Other(version - 1, credentials.former(role, version - 1)))) {
                try {
                    return logIn(brand, other.version(), other.password());
                } catch (SQLException again) {
                    e.addSuppressed(again);
                }
            }
            throw e;
        }
    }

    private record Other(int version, String password) {}

    private Opened logIn(Brand brand, int version, String password) throws SQLException {
        var role = names.brand(brand.id());
        return new Opened(
                connect(cell(brand.cell()), role, role, password),
                new Login(brand.cell(), version));
    }

    private Connection connect(Cell cell, String database, String user, String password)
            throws SQLException {
        var timeout = Long.toString(Math.max(1, settings.openTimeout().toSeconds()));
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", names.service());
        properties.setProperty("connectTimeout", timeout);
        properties.setProperty("socketTimeout", timeout);
        properties.setProperty("socketFactory", WatchedSockets.class.getName());
        properties.setProperty(
                "socketFactoryArg", Long.toString(settings.socketTimeout().toMillis()));
        properties.setProperty("tcpKeepAlive", "true");
        // Goes with the start-up packet, so that it costs no round trip either.
        properties.setProperty(
                "options", "-c statement_timeout=" + settings.statementTimeout().toMillis());
        properties.setProperty("reWriteBatchedInserts", "true");
        if (cell.sslMode() != null) {
            properties.setProperty("sslmode", cell.sslMode());
        }
        return DriverManager.getConnection(cell.url(database), properties);
    }

    private void verify(Brand brand, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(IDENTITY)) {
            var matches =
                    rows.next()
                            && brand.id().value().equals(rows.getString(1))
                            && brand.incarnation().equals(rows.getString(2));
            if (!matches) {
                throw new SQLNonTransientConnectionException(
                        "The database %s isn't the one of brand %s, incarnation %s"
                                .formatted(
                                        names.brand(brand.id()), brand.id(), brand.incarnation()),
                        "08004");
            }
        }
    }

    private Brand brand(TenantId tenant) throws SQLException {
        return registry.find(tenant)
                .orElseThrow(() ->
                        new SQLNonTransientConnectionException(
                                "Brand %s isn't known to this process".formatted(tenant), "08004"));
    }

    private Cell cell(String name) throws SQLException {
        var cell = settings.cells().get(name);
        if (cell == null) {
            throw new SQLNonTransientConnectionException(
                    "There is no cell %s in manystory.data.cells".formatted(name), "08004");
        }
        return cell;
    }
}
