package com.manystory.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenants.AuditChain;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/// Events of the time before the chain become its beginning.
class AuditAdoptionIT {

    private static final String ADD_AS_BEFORE =
            """
            INSERT INTO audit_events (actor, action, brand_id, reason, state_before, state_after, trace_id)
            VALUES ('asha', 'brand.update', 'aster', NULL, CAST('{"b": 1, "a": "ä"}' AS jsonb), NULL, 't')
            """;

    @Test
    void takesOverOldEventsInTheirOrderAndWithTheirTimes() throws SQLException {
        var database = withOldEvents();
        makeChainAsAnOperatorWithoutSuperuser(database);

        database.migrate("latest");

        var verification = database.verify();
        assertThat(verification.intact()).isTrue();
        assertThat(verification.appendOnly()).isTrue();
        assertThat(verification.to()).isEqualTo(2);
        var events = database.events().page(null, 0, null, 10);
        assertThat(events).extracting(AuditEvent::id).containsExactly(2L, 1L);
        assertThat(events.getLast().at()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678901Z"));
        assertThat(events.getLast().actor()).isEqualTo("first");
        assertThat(events.getFirst().before()).hasToString("{\"a\":\"ä\",\"b\":1}");

        database.add("asha");
        assertThat(database.verify().to()).isEqualTo(3);
    }

    @Test
    void keepsOldEventsUntilTheOperatorHasMadeTheChain() throws SQLException {
        var database = withOldEvents();

        assertThatThrownBy(() -> database.migrate("latest"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("the audit chain is missing");

        try (var superuser = database.superuser()) {
            AuditChain.make(superuser);
        }
        database.migrate("latest");
        assertThat(database.verify().to()).isEqualTo(2);
    }

    @Test
    void chainsWhatAnInstanceOfTheVersionBeforeAdds() throws SQLException {
        var database = AuditDatabase.withEvents(1);
        try (var service = database.service();
                var statement = service.createStatement()) {
            statement.execute(ADD_AS_BEFORE);
        }

        assertThat(database.verify().intact()).isTrue();
        assertThat(database.verify().to()).isEqualTo(2);
    }

    @Test
    void canBeMadeAgain() throws SQLException {
        var database = AuditDatabase.withEvents(2);
        try (var superuser = database.superuser()) {
            AuditChain.make(superuser);
        }

        assertThat(database.verify().intact()).isTrue();
        assertThat(database.verify().to()).isEqualTo(2);
    }

    private static AuditDatabase withOldEvents() throws SQLException {
        var database = AuditDatabase.beforeTheChain();
        try (var service = database.service();
                var statement = service.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO audit_events (at, actor, action, brand_id)
                    VALUES ('2026-01-02T03:04:05.678901Z', 'first', 'brand.create', 'aster')
                    """);
            // A gap, as a rolled back change left.
            statement.execute("SELECT nextval('audit_events_id_seq')");
            statement.execute(ADD_AS_BEFORE);
        }
        return database;
    }

    /// As on RDS, where the master user made the service's role and is no superuser: of roles that
    /// it makes it is given the administration, and nothing else.
    private static void makeChainAsAnOperatorWithoutSuperuser(AuditDatabase database)
            throws SQLException {
        try (var superuser = database.superuser();
                var statement = superuser.createStatement()) {
            for (var sql :
                    List.of(
                            "DO 'BEGIN CREATE ROLE tenant_audit NOLOGIN;"
                                    + " EXCEPTION WHEN duplicate_object THEN NULL; END'",
                            "CREATE ROLE master LOGIN CREATEROLE CREATEDB PASSWORD 'master'",
                            "GRANT tenant_service, tenant_audit TO master"
                                    + " WITH ADMIN TRUE, INHERIT FALSE, SET FALSE")) {
                statement.execute(sql);
            }
        }
        try (var master = database.connect("master", "master")) {
            AuditChain.make(master);
        }
    }
}
