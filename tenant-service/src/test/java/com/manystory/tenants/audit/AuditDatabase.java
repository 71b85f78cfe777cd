package com.manystory.tenants.audit;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenants.AuditChain;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// A registry database of its own, whose audit a test may break.
final class AuditDatabase {

    static final String ROLE = "tenant_service";
    static final TenantId BRAND = TenantId.of("aster");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Map<String, Object> properties = EmbeddedPlatform.properties("tenant-service");
    private final String name = "audit_" + COUNT.incrementAndGet();
    private final DriverManagerDataSource source;
    private final TransactionTemplate transaction;
    private final AuditEvents events;
    private final AuditVerification verification;

    private AuditDatabase() throws SQLException {
        try (var superuser = EmbeddedPlatform.superuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, ROLE));
        }
        source =
                new DriverManagerDataSource(
                        "jdbc:postgresql://127.0.0.1:%s/%s".formatted(property("port"), name),
                        ROLE,
                        password());
        var transactions = new DataSourceTransactionManager(source);
        transaction = new TransactionTemplate(transactions);
        var anchors = new Anchors(parts -> "signed " + String.join(" ", parts));
        events = new AuditEvents(JdbcClient.create(source), new JsonMapper(), anchors);
        verification = new AuditVerification(new JdbcTemplate(source), anchors, transactions);
    }

    /// A database of the version before the chain.
    static AuditDatabase beforeTheChain() throws SQLException {
        var database = new AuditDatabase();
        database.migrate("2");
        return database;
    }

    /// A database with a chain of so many events.
    static AuditDatabase withEvents(int count) throws SQLException {
        var database = new AuditDatabase();
        try (var superuser = database.superuser()) {
            AuditChain.make(superuser);
        }
        database.migrate("latest");
        for (int i = 1; i <= count; i++) {
            database.add("operator-" + i);
        }
        return database;
    }

    void migrate(String version) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/control")
                .target(version)
                .load()
                .migrate();
    }

    void add(String actor) {
        transaction.executeWithoutResult(status ->
                events.add(
                        new Actor(actor, "budi", "Why not – for näme's sake", "4bf92f3577b34da6"),
                        "brand.update",
                        BRAND,
                        Map.of("name", "Äster"),
                        null));
    }

    AuditEvents events() {
        return events;
    }

    Verification verify() {
        return verification.verify(null);
    }

    Verification verify(Anchor kept) {
        return verification.verify(kept);
    }

    Connection superuser() throws SQLException {
        return EmbeddedPlatform.superuser(name);
    }

    /// A connection as the role that the service runs as.
    Connection service() throws SQLException {
        return connect(ROLE, password());
    }

    Connection connect(String role, String password) throws SQLException {
        return EmbeddedPlatform.connect(name, role, password);
    }

    /// Does what only a superuser can: the guards are off.
    void attack(String... statements) throws SQLException {
        try (var superuser = superuser();
                var statement = superuser.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String password() {
        return property("password");
    }

    private String property(String field) {
        return String.valueOf(properties.get("manystory.data.cells.local." + field));
    }
}
