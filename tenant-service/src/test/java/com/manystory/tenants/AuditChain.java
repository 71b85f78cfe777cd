package com.manystory.tenants;

import com.manystory.tenancy.test.EmbeddedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Makes the audit chain in the registry database, as an operator does before the first start.
public final class AuditChain
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = EmbeddedPlatform.properties("tenant-service");
        var database = String.valueOf(properties.get("manystory.data.control-database"));
        try (var superuser = EmbeddedPlatform.superuser(database)) {
            make(superuser);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs the operator's script.
    public static void make(Connection operator) throws SQLException {
        try (var statement = operator.createStatement()) {
            operator.setAutoCommit(false);
            statement.execute(Files.readString(Path.of("src/main/sql/audit.sql")));
            operator.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
