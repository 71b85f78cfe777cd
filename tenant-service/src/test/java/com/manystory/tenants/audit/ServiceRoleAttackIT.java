package com.manystory.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever has the service's own role can't change what the audit says.
class ServiceRoleAttackIT {

    private static AuditDatabase database;

    @BeforeAll
    static void chain() throws SQLException {
        database = AuditDatabase.withEvents(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit.events SET actor = 'nobody' WHERE sequence = 2",
                "DELETE FROM audit.events WHERE sequence = 2",
                "TRUNCATE audit.events",
                "INSERT INTO audit.events SELECT * FROM audit.events",
                "UPDATE audit.head SET sequence = 1",
                "UPDATE audit.head SET opened = false",
                "DELETE FROM audit.head",
                "ALTER TABLE audit.events DISABLE TRIGGER ALL",
                "DROP TRIGGER events_are_append_only ON audit.events",
                "ALTER TABLE audit.events OWNER TO tenant_service",
                "ALTER TABLE audit.events ADD COLUMN more text",
                "DROP TABLE audit.events",
                "DROP SCHEMA audit CASCADE",
                "ALTER SCHEMA audit RENAME TO other",
                "CREATE TABLE audit.more (id int)",
                "CREATE OR REPLACE FUNCTION audit.refuse_change() RETURNS trigger"
                        + " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "SELECT audit.chain(e) FROM audit.events e",
                "SET ROLE tenant_audit",
                "GRANT tenant_audit TO tenant_service",
                "CREATE ROLE accomplice IN ROLE tenant_audit",
                "SET session_replication_role = replica",
                "DROP OWNED BY tenant_audit",
                "REASSIGN OWNED BY tenant_audit TO tenant_service",
                "ALTER DATABASE postgres OWNER TO tenant_service"
            })
    void isRefused(String sql) throws SQLException {
        try (var service = database.service();
                var statement = service.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
        }
        var verification = database.verify();
        assertThat(verification.intact()).isTrue();
        assertThat(verification.appendOnly()).isTrue();
        assertThat(verification.to()).isEqualTo(3);
    }

    @Test
    void canNeitherDropNorGiveAwayTheDatabase() throws SQLException {
        try (var service = database.service();
                var statement = service.createStatement();
                var name = statement.executeQuery("SELECT current_database()")) {
            name.next();
            var sql = "ALTER DATABASE %s OWNER TO tenant_service".formatted(name.getString(1));
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("must be owner");
        }
    }

    @Test
    void cannotMakeUpAPast() throws SQLException {
        try (var service = database.service();
                var statement = service.createStatement()) {
            assertThatThrownBy(() ->
                            statement.execute(
                                    "SELECT audit.adopt(now() - interval '1 year', 'asha', 'x',"
                                            + " 'aster', NULL, NULL, NULL, NULL)"))
                    .hasMessageContaining("nothing from before can be added");
        }
    }

    @Test
    void isToldWhenTheRoleCouldDoIt() throws SQLException {
        var careless = AuditDatabase.withEvents(1);
        careless.attack("GRANT DELETE ON audit.events TO tenant_service");

        assertThat(careless.verify().appendOnly()).isFalse();

        var unguarded = AuditDatabase.withEvents(1);
        unguarded.attack("ALTER TABLE audit.events DISABLE TRIGGER events_are_append_only");

        assertThat(unguarded.verify().appendOnly()).isFalse();
    }

    @Test
    void evenTheOwnerMustTurnTheGuardOffFirst() throws SQLException {
        try (var superuser = database.superuser();
                var statement = superuser.createStatement()) {
            for (var sql :
                    new String[] {
                        "UPDATE audit.events SET actor = 'nobody'",
                        "DELETE FROM audit.events",
                        "TRUNCATE audit.events",
                        "DELETE FROM audit.head"
                    }) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .hasMessageContaining("append-only");
            }
        }
    }
}
