package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.databases.MigrationResult.Outcome.MIGRATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.data.server.ServerClaims;
import com.manystory.tenancy.data.server.ServerSilence;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A database server falls silent in the middle of a migration or a move.
class HungWorkIT extends HungCellTest {

    /// Beats, answers not had, and the socket's timeout.
    private static final long NOTICED_SECONDS = 30;

    private final ServerClaims claims = new ServerClaims(settings, service);

    HungWorkIT() {
        super("hungwork", "2s");
    }

    @Override
    ServerSilence silence() {
        return claims;
    }

    @AfterEach
    void endClaims() {
        claims.close();
    }

    @Test
    void aMigrationIsGivenUpAndDoneLater() throws Exception {
        var there = placed();
        registry.accept(there);
        assertThat(databases.ensure(there).status()).isEqualTo(Status.TRUE);
        var slow = Migrations.in("db/tenancy", "db/notes", "db/fleet/slow");
        try (var next = databases(step -> {}, slow)) {
            next.prepareTemplates();
            var target = next.migrations().status(false).expanded();
            var migration = started(() -> ReleasesTest.to(next, target, there.id()));
            await().until(this::isMigrating);
            PROXY.fallSilent();

            var result = migration.get(NOTICED_SECONDS, TimeUnit.SECONDS);

            assertThat(result.outcome()).isEqualTo(MigrationResult.Outcome.BUSY);
            assertThat(result.reason()).isEqualTo("DatabaseUnreachable");
            assertThat(result.message()).contains("cell second doesn't answer");
            assertThat(next.ensure(brand).status())
                    .as("nothing is held that others need")
                    .isEqualTo(Status.TRUE);
            PROXY.speak();
            // The server notices after ten seconds that nobody waits for the statement any more.
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(ReleasesTest.to(next, target, there.id()).outcome())
                                    .isEqualTo(MIGRATED));
        }
    }

    private boolean isMigrating() throws SQLException {
        try (var server = EmbeddedPlatform.superuserOfSecondCell("postgres")) {
            var sleeping = "select count(*) from pg_stat_activity where wait_event = 'PgSleep'";
            return !MovesTest.ask(server, sleeping).equals("0");
        }
    }
}
